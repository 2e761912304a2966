"""
A search for whoever shows it: what the engine found, read back from the catalog.

An engine that lags may name what is no longer public: it is neither shown nor counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from search.catalog.contract import Section
from search.catalog.models import Record
from search.engines.base import Hit, Query
from search.engines.reading.extracts import Extractor
from search.engines.searching import SiteSearch


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit stands in the catalog: enough to count it, not to show it."""

    pk: int
    key: UUID
    locale: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """
    Everything that a query finds, best first, the reader's language before the others.

    `corrected` is the text that was searched for in place of the one typed, or empty.
    """

    places: list[Place]
    corrected: str = ""

    @property
    def total(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record with the extract to show under its title."""

    record: Record
    score: float
    extract_parts: list[tuple[str, bool]]
    section: Section | None


def find(*, search: SiteSearch, query: Query) -> Found:
    """
    All that answers `query`, whatever its window: read from it what is to be shown.

    Raises `EngineUnavailable`.
    """
    results = search.search(query)
    return Found(read_places(results.everything), results.corrected)


def read_places(hits: Iterable[Hit]) -> list[Place]:
    """Where the public ones of `hits` stand, in their order, in one query."""
    hits = list(hits)
    if not hits:
        return []
    rows = (
        Record.objects.public()
        .filter(key__in={hit.key for hit in hits})
        .values_list("key", "locale", "pk", "kind")
    )
    known = {(key, locale): (pk, kind) for key, locale, pk, kind in rows}
    return [
        Place(known[place][0], *place, known[place][1], hit.score)
        for hit in hits
        if (place := (hit.key, hit.locale)) in known
    ]


def read_found(places: Sequence[Place], text: str) -> list[FoundRecord]:
    """The records of `places`, with extracts that answer `text`, in one query."""
    if not places:
        return []
    records = (
        Record.objects.public()
        .filter(pk__in=[place.pk for place in places])
        .defer("representation")
        .in_bulk()
    )
    extractor = Extractor(text)
    found = []
    for place in places:
        # It may have been withdrawn since its place was read.
        if record := records.get(place.pk):
            extract = extractor.extract(record)
            found.append(
                FoundRecord(record, place.score, extract.parts, extract.section)
            )
    return found
