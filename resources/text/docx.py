"""Word documents: the words of the text and of its notes, a line for each paragraph."""

from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from resources.text.about import About, day_of, keywords_in
from resources.text.archive import archive, part
from resources.text.cleaning import cleaned
from resources.text.content import Content
from resources.text.parts import in_parts
from resources.text.properties import properties_in

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _WORDS, _LANGUAGE = f"{_WORD}p", f"{_WORD}t", f"{_WORD}lang"
_SPACES = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
#: The same words again, for programs that are too old to draw what goes before.
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_TEXT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_STYLES = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"


def read(file: BinaryIO) -> Content:
    with archive(file) as opened:
        names = [_TEXT, *(name for name in _NOTES if name in opened.namelist())]
        words = "".join(words for name in names for words in _words(opened, name))
        return Content(in_parts(cleaned(words)), _language(opened), _about(opened))


def _words(opened: ZipFile, name: str) -> Iterator[str]:
    """Deleted words and instructions stand in elements of other names."""
    again = 0
    with part(opened, name) as file:
        for event, element in iterparse(file, ("start", "end"), forbid_dtd=True):
            if element.tag == _AGAIN:
                again += 1 if event == "start" else -1
            if event == "start" or again:
                continue
            if element.tag == _WORDS:
                yield element.text or ""
            elif element.tag in _SPACES:
                yield _SPACES[element.tag]
            elif element.tag == _PARAGRAPH:
                yield "\n"
                element.clear()


def _about(opened: ZipFile) -> About:
    said = properties_in(opened, _PROPERTIES)
    return About(
        title=said.first("title"),
        date=day_of(said.first("created")),
        summary=said.first("description") or said.first("subject"),
        keywords=keywords_in(said.first("keywords")),
        authors=", ".join(keywords_in(said.first("creator"))),
    )


def _language(opened: ZipFile) -> str:
    """The language of the default style."""
    if _STYLES not in opened.namelist():
        return ""
    with part(opened, _STYLES) as file:
        for _event, element in iterparse(file, ("end",), forbid_dtd=True):
            if element.tag == _LANGUAGE:
                return element.get(f"{_WORD}val", "")
    return ""
