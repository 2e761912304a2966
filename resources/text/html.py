"""HTML, and Markdown by way of it: the words, a line for each block."""

import re
from dataclasses import replace
from typing import BinaryIO

from bs4 import BeautifulSoup, NavigableString
from markdown_it import MarkdownIt

from resources.text.about import About, day_of, in_a_line, keywords_in
from resources.text.cleaning import cleaned
from resources.text.content import Content
from resources.text.front_matter import front_matter
from resources.text.limits import MOST_UNPACKED
from resources.text.parts import in_parts
from resources.text.plain import decoded
from resources.text.signatures import refuse_what_is_no_text

_UNREAD = ["script", "style", "template", "noscript", "svg", "head"]
_BLOCKS = re.compile(
    r"^(address|article|aside|blockquote|br|caption|dd|div|dl|dt|fieldset|figcaption|"
    r"figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|"
    r"ul)$"
)
_SPACES = re.compile(r"\s+")
#: Names of `meta` elements, the better first.
_DATES = ("dcterms.date", "dc.date", "date", "article:published_time")
_SUMMARIES = ("description", "dcterms.description", "dc.description", "og:description")


def read(file: BinaryIO) -> Content:
    markup = file.read(MOST_UNPACKED)
    refuse_what_is_no_text(markup)
    return _content(markup)


def read_markdown(file: BinaryIO) -> Content:
    """What the head of the file says comes before what its text does."""
    head = front_matter(decoded(file.read(MOST_UNPACKED)))
    found = _content(MarkdownIt("commonmark").enable("table").render(head.text))
    title = head.about.title or found.about.title
    return Content(found.pages, head.language, replace(head.about, title=title))


def _content(markup: bytes | str) -> Content:
    soup = BeautifulSoup(markup, "html.parser")
    root = soup.find("html")
    language = str(root.get("lang", "")) if root else ""
    about = _about(soup)
    for tag in soup(_UNREAD):
        tag.decompose()
    for string in soup.find_all(string=True):
        # Not comments, nor what says which HTML it is.
        if type(string) is NavigableString:
            string.replace_with(_SPACES.sub(" ", string))
    for tag in soup(_BLOCKS):
        tag.insert_before("\n")
        tag.append("\n")
    return Content(in_parts(cleaned(soup.get_text())), language, about)


def _about(soup: BeautifulSoup) -> About:
    said: dict[str, list[str]] = {}
    for meta in soup.find_all("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower()
        said.setdefault(name, []).append(in_a_line(meta.get("content")))
    headings = (soup.find("title"), soup.find("h1"))
    titles = (in_a_line(tag.get_text(" ")) for tag in headings if tag)
    return About(
        title=next(filter(None, titles), ""),
        date=next(filter(None, map(day_of, _named(said, _DATES))), ""),
        summary=next(iter(_named(said, _SUMMARIES)), ""),
        keywords=keywords_in(",".join(said.get("keywords", []))),
        authors=", ".join(keywords_in(",".join(said.get("author", [])))),
    )


def _named(said: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in said.get(name, []) if value]
