"""OpenDocument texts: their words, a line for each heading and paragraph."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from resources.text.about import About, day_of, in_a_line, keywords_in
from resources.text.archive import archive, part
from resources.text.cleaning import cleaned
from resources.text.content import Content
from resources.text.failure import ENCRYPTED, Unreadable
from resources.text.parts import in_parts
from resources.text.properties import properties_in

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"

_HEADING = f"{_TEXT}h"
_PARAGRAPHS = {f"{_TEXT}p", _HEADING}
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
#: Comments, and what was deleted while changes were recorded.
_UNREAD = {f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"}


def read(file: BinaryIO) -> Content:
    with archive(file) as opened:
        if _is_encrypted(opened):
            raise Unreadable(ENCRYPTED)
        paragraphs = list(_paragraphs(opened))
        words = "".join(words for _is_heading, words in paragraphs)
        headings = (words for is_heading, words in paragraphs if is_heading)
        about = _about(opened, next(filter(None, map(in_a_line, headings)), ""))
        return Content(in_parts(cleaned(words)), _language(opened), about)


def _is_encrypted(opened: ZipFile) -> bool:
    if "META-INF/manifest.xml" not in opened.namelist():
        return False
    with part(opened, "META-INF/manifest.xml") as file:
        return any(
            element.tag == f"{_MANIFEST}encryption-data"
            for _event, element in iterparse(file, ("end",), forbid_dtd=True)
        )


def _paragraphs(opened: ZipFile) -> Iterator[tuple[bool, str]]:
    """The words of each, and before them whether they are a heading."""
    inside = 0
    watched = _PARAGRAPHS | _UNREAD
    with part(opened, "content.xml") as file:
        for event, element in iterparse(file, ("start", "end"), forbid_dtd=True):
            if element.tag not in watched:
                continue
            inside += 1 if event == "start" else -1
            if event == "end" and not inside:
                yield element.tag == _HEADING, "".join(_said(element))
                element.clear()


def _said(element: Element) -> Iterator[str]:
    """The words of an element and of what stands in it, but for what follows it."""
    if element.tag in _UNREAD:
        return
    yield _SPACES.get(element.tag, "")
    yield element.text or ""
    for child in element:
        yield from _said(child)
        yield child.tail or ""
    if element.tag in _PARAGRAPHS:
        yield "\n"


def _about(opened: ZipFile, heading: str) -> About:
    said = properties_in(opened, "meta.xml")
    return About(
        title=said.first("title") or heading,
        date=day_of(said.first("creation-date")),
        summary=said.first("description") or said.first("subject"),
        keywords=keywords_in("\n".join(said.all("keyword"))),
        authors=said.first("initial-creator") or said.first("creator"),
    )


def _language(opened: ZipFile) -> str:
    """The language of the default style."""
    if "styles.xml" not in opened.namelist():
        return ""
    with part(opened, "styles.xml") as file:
        for _event, element in iterparse(file, ("end",), forbid_dtd=True):
            if language := element.get(f"{_FORMAT}language"):
                return language
    return ""
