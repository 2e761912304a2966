"""What was found, narrowed down by facets, and how many each of their values has."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from search.catalog.models import Facet
from search.engines.base import Filters

#: The facet that is no facet of the catalog: in which language a record is.
LANGUAGE = "language"

#: How many there are, by facet and value.
Counts = dict[str, Counter[str]]

#: The values of a record, by facet; records by primary key.
Values = Mapping[int, Mapping[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit stands in the catalog: enough to count it, not to show it."""

    pk: int
    key: UUID
    locale: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Narrowing:
    """
    `pools` are what may be narrowed: by None for the list itself, and by the name of a
    facet for its own counts, which are taken without its own filter. A facet without a
    pool is counted in the list.
    """

    pools: Mapping[str | None, list[Place]]
    values: Values
    filters: Filters

    def narrowed(self) -> list[Place]:
        return self._under(self.pools[None], self.filters)

    def counts(self) -> Counts:
        counts = self._counted(self.narrowed())
        for name, chosen in self.filters.items():
            pool = self.pools.get(name, self.pools[None])
            others = self._under(pool, without(self.filters, name))
            counts[name] = self._counted(others)[name]
            for value in chosen:
                counts[name].setdefault(value, 0)
        return counts

    def _under(self, places: list[Place], filters: Filters) -> list[Place]:
        return [
            place
            for place in places
            if all(
                not wanted.isdisjoint(self.values[place.pk].get(name, ()))
                for name, wanted in filters.items()
            )
        ]

    def _counted(self, places: Iterable[Place]) -> Counts:
        counts: Counts = defaultdict(Counter)
        for place in places:
            for name, values in self.values[place.pk].items():
                counts[name].update(values)
        return counts


def read_values(places: Iterable[Place], *, declared: bool) -> Values:
    """Kind and language of each place, and its `declared` facets, in one query."""
    values = {
        place.pk: {"kind": {place.kind}, LANGUAGE: {place.locale}} for place in places
    }
    if declared and values:
        rows = Facet.objects.filter(record__in=list(values))
        for pk, name, value in rows.values_list("record_id", "name", "value"):
            values[pk].setdefault(name, set()).add(value)
    return values


def without(filters: Filters, name: str) -> Filters:
    return {each: values for each, values in filters.items() if each != name}
