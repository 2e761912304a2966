"""The site's search in one process, and what it asks of its engine meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.queries import Asked
from search.engines.base import Engine, Hit, Query, Search
from search.engines.reading.finding import FoundRecord, find, read_found
from search.engines.searching import SiteSearch
from search.engines.tantivy import TantivyEngine

#: As many as a reader's page shows.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Put:
    """A query, and what the site's search asks of its engine because of it."""

    query: Query
    sort: str
    finds: Sequence[Sequence[Search]]
    #: How many the site finds.
    total: int


class Listening:
    """An engine that remembers what it is asked."""

    def __init__(self, engine: Engine):
        self.name = engine.name
        self.finds: list[Sequence[Search]] = []
        self._engine = engine

    def find(self, searches: Sequence[Search]) -> list[list[Hit]]:
        self.finds.append(searches)
        return self._engine.find(searches)


def put(
    asked: Sequence[Asked],
    engine: Engine,
    embedded: TantivyEngine,
    locales: Sequence[str],
) -> list[Put]:
    """Each query once, noting what an engine is asked."""
    done = []
    for each in asked:
        listening = Listening(engine)
        site = SiteSearch(listening, embedded, tuple(locales))
        results = site.search(each.query)
        done.append(Put(each.query, each.sort, listening.finds, results.total))
    return done


def find_all(engine: Engine, finds: Sequence[Sequence[Search]]) -> None:
    for searches in finds:
        engine.find(searches)


def read_list(search: SiteSearch, query: Query) -> list[FoundRecord]:
    """What a reader's page shows, without its facets: read from the catalog."""
    found = find(search=search, query=query, counted=False)
    return read_found(found.places[:SHOWN], found.questions)
