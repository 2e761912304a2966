"""What stands between two lines of hyphens at the head of a Markdown file: YAML."""

import re
from dataclasses import dataclass

import yaml

from resources.text.about import About, in_a_line, keywords_in
from resources.text.failure import DAMAGED, Unreadable

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Texts, lists and mappings only: `2018-01` is a date, and `no` a word.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    about: About
    language: str
    #: The rest of the file.
    text: str


def front_matter(text: str) -> FrontMatter:
    """Parts the head from the text. A file that has none is all text."""
    text = text.replace("\r\n", "\n")
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter(About(), "", text)
    try:
        said = yaml.load(block[1] or "", _Loader)  # noqa: S506 - it makes texts only
    except yaml.YAMLError as error:
        raise Unreadable(DAMAGED, f"front matter: {error}") from error
    rest = text[block.end() :]
    if not isinstance(said, dict):
        # A line drawn at the head of a text, and another one further down.
        return FrontMatter(About(), "", text)
    return FrontMatter(_about(said), _first(said, "lang", "language"), rest)


def _about(said: dict) -> About:
    return About(
        title=_first(said, "title"),
        date=_first(said, "date"),
        summary=_first(said, "summary", "description"),
        keywords=keywords_in(_lines(said, "keywords", "tags")),
        authors=", ".join(keywords_in(_lines(said, "authors", "author"))),
    )


def _first(said: dict, *names: str) -> str:
    return next(filter(None, (in_a_line(said.get(name)) for name in names)), "")


def _lines(said: dict, *names: str) -> str:
    """The first of the lists that says something, a line each; a text as it is."""
    for name in names:
        value = said.get(name)
        if isinstance(value, list):
            value = "\n".join(filter(None, map(in_a_line, value)))
        if isinstance(value, str) and value.strip():
            return value
    return ""
