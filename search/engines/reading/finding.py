"""
A search for whoever shows it: what the engine found, read back from the catalog.

An engine that lags may name what is no longer public: it is neither shown nor counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.catalog.anyof import AnyOf
from search.catalog.contract import Section
from search.catalog.models import Record
from search.engines.base import MOST_HITS, Filters, Hit, Query
from search.engines.question import Question
from search.engines.reading.extracts import Extractor
from search.engines.reading.narrowing import (
    LANGUAGE,
    Counts,
    Narrowing,
    Place,
    read_values,
    without,
)
from search.engines.searching import SiteSearch

#: Facets whose own counts cost a search each where there is more than one answer holds.
MOST_SEARCHES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """
    Everything that a query finds, best first, the reader's language before the others.

    `counts` say, by facet and value, how many would be found with that value; values of
    one facet are alternatives. `unfiltered` is how many there are without any filter,
    and `corrected` the text that was searched for in place of the one typed, or empty.
    `questions` are what was asked of the records of each language.
    """

    places: list[Place] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)
    unfiltered: int = 0
    corrected: str = ""
    questions: Mapping[str, Question] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.places)

    @property
    def asks_for_nothing(self) -> bool:
        """Whether the text has no word that could be looked for."""
        return not any(self.questions.values())


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record with its title and the extract to show under it, the matches marked."""

    record: Record
    score: float
    title_parts: list[tuple[str, bool]]
    extract_parts: list[tuple[str, bool]]
    section: Section | None


def find(*, search: SiteSearch, query: Query, counted: bool = True) -> Found:
    """
    All that answers `query`, whatever its window: read from it what is to be shown.

    Each thing is there once, in the reader's language where it has a version in it.

    Raises `EngineUnavailable`.
    """
    results = search.search(replace(query, filters={}))
    pools = _pools(search, query, results.everything)
    found = (hit for hits in pools.values() for hit in hits)
    places = read_places(found, query.locale)
    narrowing = Narrowing(
        {
            name: [places[each] for each in map(_identity, hits) if each in places]
            for name, hits in pools.items()
        },
        read_values(places.values(), query.filters),
        query.filters,
    )
    return Found(
        places=narrowing.narrowed(),
        counts=narrowing.counts() if counted else {},
        unfiltered=sum(_identity(hit) in places for hit in results.everything),
        corrected=results.corrected,
        questions=results.questions,
    )


def read_places(hits: Iterable[Hit], locale: str) -> dict[tuple, Place]:
    """
    Where the public ones of `hits` stand, in one query.

    What was found in another language, and has a version in the reader's, stands there:
    it is the one to read.
    """
    scores = {_identity(hit): hit.score for hit in hits}
    if not scores:
        return {}
    rows = (
        Record.objects.public()
        .filter(key__in=AnyOf({key for key, _locale in scores}))
        .values_list("pk", "key", "locale", "kind", "listed")
    )
    known = {(key, code): (pk, kind, listed) for pk, key, code, kind, listed in rows}
    places = {}
    for (key, code), score in scores.items():
        if (key, code) not in known:
            continue
        _pk, _kind, has_own = known.get((key, locale), (None, None, False))
        shown = locale if has_own else code
        pk, kind, _listed = known[key, shown]
        places[key, code] = Place(pk, key, shown, kind, score)
    return places


def read_found(
    places: Sequence[Place], questions: Mapping[str, Question]
) -> list[FoundRecord]:
    """The records of `places`, with extracts that answer, in one query."""
    if not places:
        return []
    records = (
        Record.objects.public()
        .filter(pk__in=[place.pk for place in places])
        .defer("representation")
        .in_bulk()
    )
    extractor = Extractor(questions)
    return [
        _shown(records[place.pk], place.score, extractor)
        for place in places
        # It may have been withdrawn since its place was read.
        if place.pk in records
    ]


def read_suggested(hits: Sequence[Hit]) -> list[Record]:
    """The public records of `hits`, with what a link to them says, in one query."""
    if not hits:
        return []
    records = {
        (record.key, record.locale): record
        for record in Record.objects.public()
        .filter(key__in=[hit.key for hit in hits])
        .only("key", "locale", "kind", "title", "path")
    }
    return [records[each] for each in map(_identity, hits) if each in records]


def _shown(record: Record, score: float, extractor: Extractor) -> FoundRecord:
    extract = extractor.extract(record)
    title = extractor.mark(record.title, record.locale)
    return FoundRecord(record, score, title, extract.parts, extract.section)


def _pools(
    search: SiteSearch, query: Query, everything: list[Hit]
) -> dict[str | None, list[Hit]]:
    """
    The hits to narrow down: by None all of them, by a facet those to count for it.

    Where one answer holds all there is, it is narrowed in the catalog, so that what is
    counted is what is then found. Where there is more, the engine narrows.
    """
    names = list(query.filters)
    if len(everything) < MOST_HITS:
        return dict.fromkeys([None, *names], everything)

    def searched(filters: Filters) -> list[Hit]:
        asked = {("locale" if n == LANGUAGE else n): v for n, v in filters.items()}
        return search.search(replace(query, filters=asked)).everything

    narrowed = searched(query.filters) if names else everything
    return {None: narrowed} | {
        name: searched(without(query.filters, name)) for name in names[:MOST_SEARCHES]
    }


def _identity(hit: Hit) -> tuple:
    return hit.key, hit.locale
