"""What a file says of itself: its title, its date, what it is about, who made it."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from resources.text.cleaning import storable, visible

#: More of one value is no value, but a text.
_LONGEST = 2_000
_MOST_KEYWORDS = 30
_SPACES = re.compile(r"\s+")
_BETWEEN_KEYWORDS = re.compile(r"[,;\n]")
_DATE = re.compile(r"(?a:(\d{4})(?:-(\d{2})(?:-(\d{2})(?![\d-]))?)?(?![\d-]))")


@dataclass(frozen=True, slots=True)
class About:
    """Empty is not stated. The date is an ISO one: a year, a month or a day."""

    title: str = ""
    date: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    authors: str = ""

    def said(self) -> dict:
        return asdict(self)


def about_of(said: dict) -> About:
    """What was said by `About.said`, or by anybody: it is not trusted."""
    keywords = said.get("keywords")
    words = keywords if isinstance(keywords, list) else []
    return About(
        **{name: in_a_line(said.get(name)) for name in ("title", "date", "summary")},
        keywords=tuple(distinct(map(in_a_line, words)))[:_MOST_KEYWORDS],
        authors=in_a_line(said.get("authors")),
    )


def in_a_line(value: object) -> str:
    """A text without breaks, nor what nobody sees; of what is none, nothing."""
    text = value if isinstance(value, str) else ""
    return visible(_SPACES.sub(" ", storable(text[:_LONGEST]))).strip()


def keywords_in(text: str) -> tuple[str, ...]:
    """Words that commas, semicolons or lines part."""
    return tuple(distinct(map(in_a_line, _BETWEEN_KEYWORDS.split(text))))


def distinct(words: Iterable[str]) -> list[str]:
    """Each once, whatever its case; without the empty ones."""
    found: dict[str, str] = {}
    for word in words:
        if word:
            found.setdefault(word.casefold(), word)
    return list(found.values())


def day_of(moment: object) -> str:
    """The date of a moment as XML and HTML write it; empty for what is none."""
    match = _DATE.match(str(moment or "").strip().partition("T")[0])
    return "-".join(filter(None, match.groups())) if match else ""
