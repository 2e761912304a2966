"""
A part given to something that searches, and its queries asked.

The queries of the class "cross-language" are asked of an index in which what answers
them is missing in their own language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from time import perf_counter
from typing import Protocol
from uuid import UUID

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.base import Engine, Query, Results
from search.engines.dictionary import learn
from search.engines.searching import SiteSearch
from search.engines.tantivy import TantivyEngine
from tests.relevance.judging import CROSS, JudgedQuery
from tests.relevance.measures import DEPTH, Answered, Measured, measure
from tests.relevance.parts import Part

BATCH = 500
LANGUAGES = ("fr", "en")


class Searched(Protocol):
    """What is measured: an engine, or something beside the engines."""

    name: str

    def fill(self, records: Sequence[Record]) -> None:
        """Holds these documents and no others."""

    def take_out(self, records: Sequence[Record]) -> None:
        """Holds these documents no more, until they are put back."""

    def put_back(self, records: Sequence[Record]) -> None: ...

    def search(self, query: Query) -> Results: ...


class SearchedEngine:
    """
    An engine, fed as the follower of the catalog feeds it, and searched as the site is.

    `embedded` knows the words, as on every node.
    """

    def __init__(self, name: str, engine: Engine, embedded: TantivyEngine):
        self.name = name
        self._fed = [embedded] if engine is embedded else [engine, embedded]
        self._site = SiteSearch(engine, embedded, LANGUAGES, self._there)
        self._numbers = count(1)
        self._held: set[tuple[UUID, str]] = set()

    def fill(self, records: Sequence[Record]) -> None:
        for engine in self._fed:
            engine.reset()
        self._held.clear()
        self.put_back(records)
        learn(LANGUAGES, sorted(records, key=lambda record: record.key))

    def take_out(self, records: Sequence[Record]) -> None:
        self._write(
            Record(key=record.key, locale=record.locale, withdrawn=True)
            for record in records
        )

    def put_back(self, records: Sequence[Record]) -> None:
        self._write(records)

    def search(self, query: Query) -> Results:
        return self._site.search(query)

    def _there(self, keys: Iterable[UUID], locale: str) -> set[UUID]:
        """What the catalog would say: the documents of a part are in none."""
        return {key for key in keys if (key, locale) in self._held}

    def _write(self, records: Iterable[Record]) -> None:
        batch = []
        for record in records:
            change = set.discard if record.withdrawn else set.add
            change(self._held, (record.key, record.locale))
            record.sequence = next(self._numbers)
            batch.append(record)
            if len(batch) == BATCH:
                self._give(batch)
                batch = []
        if batch:
            self._give(batch)

    def _give(self, batch: Sequence[Record]) -> None:
        for engine in self._fed:
            engine.write(batch, Cursor("relevance", batch[-1].sequence))
            engine.caught_up()


@dataclass(frozen=True, slots=True)
class Asked:
    """The figures of every query of a part, and the seconds that it took."""

    measured: list[Measured]
    indexing: float
    asking: float


def ask(searched: Searched, part: Part) -> list[Measured]:
    """The figures of every query of the part."""
    return ask_timed(searched, part).measured


def ask_timed(searched: Searched, part: Part) -> Asked:
    """
    The same with its times.

    Taking out answers for the queries across languages counts as asking.
    """
    began = perf_counter()
    searched.fill(part.records)
    filled = perf_counter()
    within = [query for query in part.queries if query.kind != CROSS]
    answered = [_answered(searched, part, query) for query in within]
    for locale in sorted({record.locale for record in part.records}):
        answered += _across(searched, part, locale)
    ended = perf_counter()
    return Asked(measure(answered), filled - began, ended - filled)


def _across(searched: Searched, part: Part, locale: str) -> list[Answered]:
    """The answers to readers of `locale` for whom nothing is in their language."""
    queries = [
        query
        for query in part.queries
        if query.kind == CROSS and query.locale == locale
    ]
    missing = {part.keys[name] for query in queries for name in query.answers}
    records = [
        record
        for record in part.records
        if record.locale == locale and record.key in missing
    ]
    searched.take_out(records)
    answered = [_answered(searched, part, query) for query in queries]
    searched.put_back(records)
    return answered


def _answered(searched: Searched, part: Part, query: JudgedQuery) -> Answered:
    names = _names(part)
    results = searched.search(query.asked(DEPTH))
    return Answered(query, [names.get(hit.key, str(hit.key)) for hit in results.hits])


def _names(part: Part) -> dict[UUID, str]:
    return {key: name for name, key in part.keys.items()}
