"""The lists themselves: where each stands, and who can hold it."""

import re
from dataclasses import dataclass

from demo.faults import Place
from demo.reading import Content
from demo.schema.types import Choice, One, Type, within
from home.choices import Basis

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

#: The document that an entry comes from.
SOURCE = One("sources", by="source")
BASIS = Choice(tuple(Basis.values))


@dataclass(frozen=True, slots=True)
class EntryList:
    """
    A list of a file.

    `plugin` is the app whose models hold its entries; empty while none can. `identity`
    names what tells two entries apart.
    """

    name: str
    file: str
    plugin: str
    fields: dict[str, Type]
    identity: tuple[str, ...] = ("key",)

    def check(self, content: Content) -> None:
        """Notes what is wrong with the entries, one by one and together."""
        place = Place(self.file, self.name)
        entries = content.lists.get(self.name)
        if entries is None:
            if not _cannot_be_read(content, self.file):
                content.refuse(place, "", "the list is missing")
            return
        seen = set()
        for entry in entries:
            for path, told in self._faults_of(entry.values, content):
                content.refuse(entry.place, path, told)
            identity = tuple(str(entry.values.get(name)) for name in self.identity)
            if identity in seen:
                content.refuse(
                    entry.place, ", ".join(self.identity), "the same comes twice"
                )
            seen.add(identity)

    def _faults_of(self, values: dict, content: Content):
        if "key" in self.identity:
            yield from _faults_of_key(values.get("key"))
        for name, type_ in self.fields.items():
            yield from within(name, type_.faults(values.get(name), content))
        for name in values:
            if name not in self.fields and name != "key":
                yield str(name), "there is no such field"


def _faults_of_key(key):
    if key is None:
        yield "key", "the entry has no key"
    elif not isinstance(key, str) or not KEY.fullmatch(key) or len(key) > 80:
        yield "key", f"{key!r} is not small letters, digits and hyphens, 80 at most"


def keyed(name: str, file: str, plugin: str, /, **fields: Type) -> EntryList:
    """A list whose entries have a key and a source."""
    return EntryList(
        name, f"{file}.yaml", plugin, {"source": SOURCE, "basis": BASIS} | fields
    )


def _cannot_be_read(content: Content, file: str) -> bool:
    return any(fault.place == Place(file) for fault in content.faults)
