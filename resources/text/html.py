"""HTML, and Markdown by way of it: the words, a line for each block."""

import re
from typing import BinaryIO

from bs4 import BeautifulSoup, NavigableString
from markdown_it import MarkdownIt

from resources.text.cleaning import cleaned
from resources.text.content import Content
from resources.text.limits import MOST_UNPACKED
from resources.text.parts import in_parts
from resources.text.plain import decoded

_UNREAD = ["script", "style", "template", "noscript", "svg", "head"]
_BLOCKS = re.compile(
    r"^(address|article|aside|blockquote|br|caption|dd|div|dl|dt|fieldset|figcaption|"
    r"figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|"
    r"ul)$"
)
_SPACES = re.compile(r"\s+")


def read(file: BinaryIO) -> Content:
    return _content(file.read(MOST_UNPACKED))


def read_markdown(file: BinaryIO) -> Content:
    text = decoded(file.read(MOST_UNPACKED))
    return _content(MarkdownIt("commonmark").enable("table").render(text))


def _content(markup: bytes | str) -> Content:
    soup = BeautifulSoup(markup, "html.parser")
    root = soup.find("html")
    language = str(root.get("lang", "")) if root else ""
    for tag in soup(_UNREAD):
        tag.decompose()
    for string in soup.find_all(string=True):
        # Not comments, nor what says which HTML it is.
        if type(string) is NavigableString:
            string.replace_with(_SPACES.sub(" ", string))
    for tag in soup(_BLOCKS):
        tag.insert_before("\n")
        tag.append("\n")
    return Content(in_parts(cleaned(soup.get_text())), language)
