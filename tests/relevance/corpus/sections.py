"""A file of a manual, cut where its headings are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
#: What repeats the text of other sections, or is none.
NO_TEXT = (
    "script, style, head, .navheader, .navfooter, .toc, .list-of-tables, .contents,"
    " .sphinxsidebar, .related, .footer, .headerlink, .legalnotice, #contents"
)
#: Boxes have headings too, which do not begin a section.
BOXES = ("note", "tip", "caution", "warning", "important", "sidebar", "footnotes")
BLOCKS = ("p", "pre", "li", "dt", "dd", "tr", "div", "h6", "table", "section", "br")
_NUMBER = re.compile(
    r"^(?:(?:chapitre|chapter|annexe|appendix|section)\s+)?"
    r"(?:[A-Z]|\d+|[A-Z]?\d*(?:\.\d+)+)\.\s+",
    re.IGNORECASE,
)
#: Anchors that the tools number anew in each language.
_NUMBERED_ANCHOR = re.compile(r"^(?:id|idm|ftn\.id\w*|id-)[\d.-]+$")


@dataclass
class Section:
    """A heading with the text up to the next; `anchor` is the same in each language."""

    anchor: str
    title: str
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = "".join(self.pieces).splitlines()
        return "\n".join(line for line in map(_spaced, lines) if line)


def sections(path: Path) -> Iterator[Section]:
    """The sections of a file, in its order, each with an anchor of its own."""
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    for each in soup.select(NO_TEXT):
        each.decompose()
    current = None
    for number, (heading, pieces) in enumerate(_cut(soup)):
        anchor = _anchor(heading)
        if anchor is None or _NUMBERED_ANCHOR.match(anchor):
            anchor = f"heading-{number}"
        current = Section(anchor, _title(heading), pieces)
        yield current


def _cut(soup: BeautifulSoup) -> Iterator[tuple[Tag, list[str]]]:
    heading, pieces, titles = None, [], set()
    for node in soup.descendants:
        if isinstance(node, Tag):
            if _begins_section(node):
                if heading is not None:
                    yield heading, pieces
                heading, pieces = node, []
                titles = {id(text) for text in heading.strings}
            elif node.name in BLOCKS:
                pieces.append("\n")
        elif type(node) is NavigableString and id(node) not in titles:
            pieces.append(_spaced(node, edges=True))
    if heading is not None:
        yield heading, pieces


def _begins_section(node: Tag) -> bool:
    if node.name not in HEADINGS:
        return False
    return not any(
        name in BOXES for above in node.parents for name in above.get("class", [])
    )


def _anchor(heading: Tag) -> str | None:
    """The heading's own, that of a mark inside it, or of what it is the head of."""
    own = heading.get("id")
    if own:
        return own
    for mark in heading.find_all("a"):
        if mark.get("id") or mark.get("name"):
            return mark.get("id") or mark.get("name")
    above = heading.parent
    return above.get("id") if above is not None else None


def _title(heading: Tag) -> str:
    title = _spaced(heading.get_text())
    return _NUMBER.sub("", title) or title


def _spaced(text: str, *, edges: bool = False) -> str:
    spaced = re.sub(r"\s+", " ", text)
    return spaced if edges else spaced.strip()
