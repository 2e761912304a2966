"""What office documents keep of themselves, beside their text."""

from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from resources.text.about import in_a_line
from resources.text.archive import part


class Properties:
    """Texts by the names of their elements, whatever their namespaces."""

    def __init__(self):
        self._texts: dict[str, list[str]] = {}

    def add(self, name: str, text: str) -> None:
        if text:
            self._texts.setdefault(name, []).append(text)

    def all(self, name: str) -> list[str]:
        return self._texts.get(name, [])

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")


def properties_in(opened: ZipFile, name: str) -> Properties:
    """Those of a part of the archive; none where it has no such part."""
    found = Properties()
    if name not in opened.namelist():
        return found
    with part(opened, name) as file:
        for _event, element in iterparse(file, ("end",), forbid_dtd=True):
            found.add(element.tag.rpartition("}")[2], in_a_line(element.text))
    return found
