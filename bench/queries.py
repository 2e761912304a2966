"""What readers type: drawn from the documents that are searched, the same every run."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from bench.documents import LANGUAGES
from search.catalog.models import Record
from search.engines.base import Query
from search.engines.words import words

SEED = 2_026
#: Of ten queries: how many there are of each sort.
SORTS = (
    *["words"] * 6,
    "misspelt",
    "phrase",
    "other language",
    "filtered",
)
#: A word in which an error is made has as many letters.
LONG_WORD = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and of which sort."""

    sort: str
    query: Query

    @property
    def parameters(self) -> str:
        """As the addresses of the search page and of the API have it."""
        values = {name: sorted(each) for name, each in self.query.filters.items()}
        return urlencode({"q": self.query.text, **values}, doseq=True)


def draw_queries(number: int) -> list[Asked]:
    """Queries about the documents that the catalog has now, of all sorts in turns."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    keys = _keys()
    drawn = []
    while len(drawn) < number:
        pair = _pair(chance.choice(keys))
        if len(pair) == len(LANGUAGES):
            drawn.append(_asked(SORTS[len(drawn) % len(SORTS)], pair, chance))
    return drawn


def draw_beginnings(number: int) -> list[str]:
    """What has been typed so far of French titles."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    keys, begun = _keys(), []
    while len(begun) < number:
        title = _pair(chance.choice(keys))["fr"].title
        typed = title[: chance.randrange(2, max(3, min(20, len(title))))]
        if typed.strip():
            begun.append(typed)
    return begun


def _keys() -> list[UUID]:
    rows = Record.objects.public().filter(listed=True, locale="fr").order_by("path")
    return list(rows.values_list("key", flat=True))


def _pair(key: UUID) -> dict[str, Record]:
    rows = Record.objects.public().filter(key=key).prefetch_related("facets")
    return {record.locale: record for record in rows}


def _asked(sort: str, pair: dict[str, Record], chance: random.Random) -> Asked:
    locale = chance.choice(LANGUAGES)
    other = next(code for code in LANGUAGES if code != locale)
    record = pair[other if sort == "other language" else locale]
    if sort == "phrase":
        return Asked(sort, Query(_phrase(record, chance), locale))
    typed = _some_words(record, chance)
    if sort == "misspelt":
        typed = _misspell(typed, chance)
    filters = _filters(record, chance) if sort == "filtered" else {}
    return Asked(sort, Query(" ".join(typed), locale, filters=filters))


def _some_words(record: Record, chance: random.Random) -> list[str]:
    """Two to four: of the title, and more often than not one of the text."""
    of_title, of_text = (_meaning(text, record.locale) for text in _texts(record))
    number = chance.randrange(2, 5)
    taken = chance.sample(of_title, min(number, len(of_title)))
    if of_text and chance.random() < 0.6:
        taken[-1:] = [chance.choice(of_text)]
    return taken


def _texts(record: Record) -> tuple[str, str]:
    sections = " ".join(section["text"] for section in record.sections)
    return record.title, f"{record.summary} {sections}"


def _meaning(text: str, locale: str) -> list[str]:
    """The words that are not too common to mean anything, each once, as spelt."""
    found = (text[word.start : word.end] for word in words(text, locale) if word.term)
    return list(dict.fromkeys(found))


def _phrase(record: Record, chance: random.Random) -> str:
    """Two or three words of the title that follow each other."""
    title = [
        record.title[word.start : word.end]
        for word in words(record.title, record.locale)
    ]
    start = chance.randrange(max(1, len(title) - 2))
    return f'"{" ".join(title[start : start + chance.choice((2, 3))])}"'


def _misspell(typed: Sequence[str], chance: random.Random) -> list[str]:
    """Two letters of a long word change places."""
    long = [place for place, word in enumerate(typed) if len(word) >= LONG_WORD]
    misspelt = list(typed)
    if long:
        place = chance.choice(long)
        word = misspelt[place]
        at = chance.randrange(1, len(word) - 2)
        misspelt[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return misspelt


def _filters(record: Record, chance: random.Random) -> dict[str, frozenset[str]]:
    """The record's kind, or a facet that it has."""
    held = [("kind", record.kind)]
    held += sorted((facet.name, facet.value) for facet in record.facets.all())
    name, value = chance.choice(held)
    return {name: frozenset([value])}
