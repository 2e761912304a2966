"""The documentation as the tests read it: pages, links, code, tables."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    path: Path

    def __str__(self):
        return str(self.path.relative_to(ROOT))

    @property
    def text(self) -> str:
        return self.path.read_text()

    @property
    def prose(self) -> str:
        """The text without its blocks of code."""
        return FENCED.sub("", self.text)

    @property
    def links(self) -> list[str]:
        return LINK.findall(INLINE.sub("", self.prose))

    @property
    def anchors(self) -> set[str]:
        """What a link to a heading of the page may end with."""
        return {_anchor(title) for _level, title in HEADING.findall(self.prose)}

    def blocks(self, language: str) -> list[str]:
        """The blocks of code in a language."""
        return [code for name, code in FENCED.findall(self.text) if name == language]

    @property
    def code(self) -> list[str]:
        """Everything that is written as code, line by line."""
        blocks = [
            line
            for _name, code in FENCED.findall(self.text)
            for line in code.split("\n")
        ]
        return INLINE.findall(self.prose) + blocks

    def table(self, heading: str) -> dict[str, list[str]]:
        """The first table under a heading: the other cells by the name in the first."""
        _before, _found, after = self.text.partition(f" {heading}\n")
        assert after, f"{self} has no heading {heading!r}"
        rows = {}
        for line in after.split("\n#")[0].splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("| `"):
                rows[INLINE.match(cells[0]).group(1)] = cells[1:]
            elif rows and not line.startswith("|"):
                break
        return rows


def page(path: str) -> Page:
    return Page(ROOT / path)


def pages() -> list[Page]:
    """Every page that is written by hand."""
    paths = [ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")]
    return [Page(path) for path in sorted(paths)]


def _anchor(title: str) -> str:
    """As code hosts make it: lower case, hyphens, no punctuation."""
    words = re.sub(r"[^\w\s-]", "", INLINE.sub(r"\1", title).lower())
    return re.sub(r"\s", "-", words.strip())
