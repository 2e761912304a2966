"""What was found, narrowed down by facets, and how many each of their values has."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count

from search.catalog.anyof import AnyOf
from search.catalog.models import Facet
from search.engines.base import Filters

#: The facet that is no facet of the catalog: in which language a record is.
LANGUAGE = "language"

#: How many there are, by facet and value.
Counts = dict[str, Counter[str]]

#: The values that a record has of some facets; records by primary key.
Values = Mapping[int, Mapping[str, set[str]]]


class Place(NamedTuple):
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
    pool is counted in the list. `values` are of the declared facets with a filter.
    """

    pools: Mapping[str | None, list[Place]]
    values: Values
    filters: Filters

    def narrowed(self) -> list[Place]:
        return self._under(self.pools[None], self.filters)

    def counts(self) -> Counts:
        """In one query, however many facets there are."""
        narrowed = self.narrowed()
        counts = _counts_in_catalog([place.pk for place in narrowed])
        for name in ("kind", LANGUAGE):
            counts[name] = self._counted(narrowed, name)
        for name, chosen in self.filters.items():
            pool = self.pools.get(name, self.pools[None])
            others = self._under(pool, without(self.filters, name))
            counts[name] = self._counted(others, name)
            for value in chosen:
                counts[name].setdefault(value, 0)
        return counts

    def _under(self, places: list[Place], filters: Filters) -> list[Place]:
        if not filters:
            return places
        return [
            place
            for place in places
            if all(
                not wanted.isdisjoint(self._values_of(place, name))
                for name, wanted in filters.items()
            )
        ]

    def _counted(self, places: Iterable[Place], name: str) -> Counter[str]:
        return Counter(
            value for place in places for value in self._values_of(place, name)
        )

    def _values_of(self, place: Place, name: str) -> Collection[str]:
        if name == "kind":
            return (place.kind,)
        if name == LANGUAGE:
            return (place.locale,)
        return self.values.get(place.pk, {}).get(name, ())


def read_values(places: Iterable[Place], names: Iterable[str]) -> Values:
    """What each place has of those facets that are the catalog's, in one query."""
    values: dict[int, dict[str, set[str]]] = {}
    declared = set(names) - {"kind", LANGUAGE}
    records = {place.pk for place in places} if declared else ()
    if records:
        rows = Facet.objects.filter(record__in=AnyOf(records), name__in=declared)
        for pk, name, value in rows.values_list("record_id", "name", "value"):
            values.setdefault(pk, {}).setdefault(name, set()).add(value)
    return values


def without(filters: Filters, name: str) -> Filters:
    return {each: values for each, values in filters.items() if each != name}


def _counts_in_catalog(records: list[int]) -> Counts:
    counts: Counts = defaultdict(Counter)
    if records:
        rows = Facet.objects.filter(record__in=AnyOf(records)).order_by()
        counted = rows.values("name", "value").annotate(number=Count("pk"))
        for name, value, number in counted.values_list("name", "value", "number"):
            counts[name][value] = number
    return counts
