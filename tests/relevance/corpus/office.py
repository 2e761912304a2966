"""The help of LibreOffice in two languages: a document for each of its pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

from search.catalog.models import Record
from tests.relevance.corpus.packages import unpacked
from tests.relevance.corpus.records import SHORTEST_TEXT, record_of
from tests.relevance.corpus.translated import is_translated

NAME = "help"
PACKAGES = {"fr": "libreoffice-help-fr", "en": "libreoffice-help-en-us"}
FOLDERS = {
    "fr": "usr/share/libreoffice/help/fr/text",
    "en": "usr/share/libreoffice/help/en-US/text",
}
CONTENT = "DisplayArea"
#: Links to other pages, pictures, the heading above each way to a command, and what
#: other systems than the reader's call a key or a menu.
NO_TEXT = {"debug", "relatedtopics", "noteicon", "howtogetheader", "MAC", "WIN"}
NO_TEXT_TAGS = ("script", "style", "meta", "h1", "footer")
CODE = {"bascode", "pycode", "sqlcode", "code", "codeintable"}
BLOCKS = ("p", "pre", "li", "tr", "td", "th", "div", "table", "br", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page; `prose` is its text without the examples of code."""

    title: str
    keywords: tuple[str, ...]
    text: str
    prose: str


def help_documents() -> Iterator[tuple[str, Record]]:
    """The pages, without those whose French is still the English text."""
    folders = unpacked(PACKAGES.values())
    roots = {
        language: folders[package] / FOLDERS[language]
        for language, package in PACKAGES.items()
    }
    for path in sorted(roots["en"].rglob("*.html")):
        place = path.relative_to(roots["en"])
        name = f"{NAME}/{place.with_suffix('')}"
        english, french = help_page(path), None
        if (roots["fr"] / place).exists():
            french = help_page(roots["fr"] / place)
        if french and not is_translated(french.prose, english.prose):
            french = None
        for language, page in (("fr", french), ("en", english)):
            if page and len(page.text) >= SHORTEST_TEXT:
                yield (
                    name,
                    record_of(name, language, page.title, page.text, page.keywords),
                )


def help_page(path: Path) -> HelpPage:
    """What a reader sees of a page, and the terms that the index has for it."""
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    content = soup.find(id=CONTENT)
    heading = content.find("h1") or soup.title
    title = _spaced(heading.get_text())
    terms = content.find_all("meta", itemprop="keywords")
    keywords = dict.fromkeys(_spaced(term["content"]) for term in terms)
    _leave_out_related(content)
    text = _lines(_pieces(content, NO_TEXT))
    prose = _lines(_pieces(content, NO_TEXT | CODE))
    return HelpPage(title, tuple(filter(None, keywords)), text, prose)


def _leave_out_related(content: Tag) -> None:
    """The list of related topics is not always in an element of its own."""
    for mark in content.find_all(class_="related"):
        first = mark if mark.find_next_sibling() else mark.parent
        for each in (first, *first.find_next_siblings()):
            if each is not first and not _has_only_links(each):
                break
            each.clear()


def _has_only_links(tag: Tag) -> bool:
    links = "".join(link.get_text() for link in tag.find_all("a"))
    return "".join(tag.get_text().split()) == "".join(links.split())


def _pieces(tag: Tag, left_out: set[str]) -> Iterator[str]:
    for node in tag.children:
        if isinstance(node, Tag):
            if node.name in NO_TEXT_TAGS or left_out & set(node.get("class", ())):
                continue
            if node.name in BLOCKS:
                yield "\n"
            yield from _pieces(node, left_out)
        elif type(node) is NavigableString:
            yield re.sub(r"\s+", " ", node)


def _lines(pieces: Iterable[str]) -> str:
    lines = "".join(pieces).splitlines()
    return "\n".join(filter(None, map(_spaced, lines)))


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
