"""
Lists of records: what is public, filtered by an allow list, in pages by keyset.

A keyset page begins after the values of the last record seen, not at a number: what is
published or withdrawn meanwhile makes no record come twice or be passed over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, F, OrderBy, OuterRef, Q
from wagtail.models import Page

from search.catalog.models import Facet, Record
from search.catalog.ordering import compares
from search.catalog.selectors import SENT_FIELDS

#: What records are sorted by; the key and the language break ties.
SORTS = ("title", "first_published_at", "last_published_at")

#: What is read of a record to list it, in whatever format.
LISTED_FIELDS = (*SENT_FIELDS, "pk", "kind", *SORTS, "longitude", "latitude")


class Operator(StrEnum):
    """How what is asked for compares with what a record has."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    ISNULL = "isnull"


#: Values in order, smaller and greater.
ORDERED = (Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)


@dataclass(frozen=True, slots=True)
class Condition:
    """
    One filter. `values` are alternatives; an order compares with the first of them.

    `name` is a column of `Record` where `is_column`, and else a facet.
    """

    name: str
    operator: Operator
    values: tuple[Any, ...]
    is_column: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Decimal degrees; `west` is greater than `east` across the antimeridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    Which records, in which order.

    `locales` are tried in order for each thing, unless `every_locale` wants all its
    records. `ancestors` are keys; what stands below one of them is wanted.
    """

    locales: tuple[str, ...]
    every_locale: bool = False
    conditions: tuple[Condition, ...] = ()
    ancestors: tuple[UUID, ...] = ()
    box: Box | None = None
    unlisted: bool = False
    sort: str = "title"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after the record with these values, or `before` it."""

    value: str | datetime | None
    key: UUID
    locale: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """One page, and whether there is something on either side of it."""

    records: list[Record]
    has_previous: bool
    has_next: bool


def wanted_records(wanted: Wanted) -> models.QuerySet[Record]:
    """Every public record that is wanted, in no order."""
    records = Record.objects.public()
    if not wanted.unlisted:
        records = records.filter(listed=True)
    if wanted.ancestors:
        records = records.filter(key__in=_below(wanted.ancestors))
    if wanted.box:
        records = records.filter(_inside(wanted.box))
    for condition in wanted.conditions:
        records = records.filter(_holds(condition))
    return records.filter(_in_languages(wanted))


def window(wanted: Wanted, place: Place | None, limit: int) -> Window:
    """
    At most `limit` records from `place` on, in one query.

    Only what is sent of them is read.
    """
    backwards = place is not None and place.before
    descending = wanted.descending != backwards
    records = wanted_records(wanted).only(*LISTED_FIELDS)
    if place is not None:
        records = records.filter(_after(wanted.sort, place, descending=descending))
    found = list(records.order_by(*_order(wanted.sort, descending))[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    if backwards:
        return Window(found[::-1], has_previous=more, has_next=True)
    return Window(found, has_previous=place is not None, has_next=more)


def place_of(record: Record, sort: str, *, before: bool = False) -> Place:
    return Place(getattr(record, sort), record.key, record.locale, before)


def counts(wanted: Wanted) -> dict[str, dict[str, int]]:
    """How many of the wanted records have each value of each facet, in one query."""
    of_records = wanted_records(wanted).values("pk")
    rows = (
        Facet.objects.filter(record__in=of_records)
        .values_list("name", "value")
        .annotate(Count("pk"))
        .order_by("name", "-pk__count", "value")
    )
    counted: dict[str, dict[str, int]] = {}
    for name, value, count in rows:
        counted.setdefault(name, {})[value] = count
    return counted


def _order(sort: str, descending: bool) -> Sequence[OrderBy]:
    """What has no date counts as older than everything."""
    if descending:
        return F(sort).desc(nulls_last=True), F("key").desc(), F("locale").desc()
    return F(sort).asc(nulls_first=True), F("key").asc(), F("locale").asc()


def _after(sort: str, place: Place, *, descending: bool) -> Q:
    beyond = "lt" if descending else "gt"
    same = Q(**{f"key__{beyond}": place.key}) | Q(
        key=place.key, **{f"locale__{beyond}": place.locale}
    )
    if place.value is None:
        undated = Q(**{f"{sort}__isnull": True}) & same
        return undated if descending else undated | Q(**{f"{sort}__isnull": False})
    further = Q(**{f"{sort}__{beyond}": place.value}) | (
        Q(**{sort: place.value}) & same
    )
    # Said twice so that an index leads to where the page begins.
    further &= Q(**{f"{sort}__{beyond}e": place.value})
    return further | Q(**{f"{sort}__isnull": True}) if descending else further


def _in_languages(wanted: Wanted) -> Q:
    """In the first of the languages that has the thing."""
    if wanted.every_locale:
        return Q()
    first, *rest = wanted.locales
    found, earlier = Q(locale=first), [first]
    for code in rest:
        known = Record.objects.public().filter(key=OuterRef("key"), locale__in=earlier)
        found |= Q(locale=code) & ~Q(Exists(known))
        earlier = [*earlier, code]
    return found


def _below(keys: Iterable[UUID]) -> models.QuerySet:
    """
    The keys of all that stands below any of these, however deep, in some language.

    Below what nobody can open there is nothing to find: its key tells nobody of it.
    """
    public = Record.objects.public().filter(key__in=keys).values("key")
    tops = Page.objects.filter(translation_key__in=public, alias_of=None)
    below = Q(pk__in=[])
    for path in tops.values_list("path", flat=True):
        below |= Q(path__startswith=path, path__gt=path)
    return Page.objects.filter(below).values("translation_key")


def _inside(box: Box) -> Q:
    if box.west <= box.east:
        across = Q(longitude__gte=box.west, longitude__lte=box.east)
    else:
        across = Q(longitude__gte=box.west) | Q(longitude__lte=box.east)
    return across & Q(latitude__gte=box.south, latitude__lte=box.north)


def _holds(condition: Condition) -> Q:
    if condition.is_column:
        return _holds_in_column(condition)
    facets = Facet.objects.filter(record=OuterRef("pk"), name=condition.name)
    match condition.operator:
        case Operator.ISNULL:
            (is_null,) = condition.values
            return ~Q(Exists(facets)) if is_null else Q(Exists(facets))
        case Operator.NE:
            return ~Q(Exists(facets.filter(value__in=condition.values)))
        case Operator.EQ | Operator.IN:
            return Q(Exists(facets.filter(value__in=condition.values)))
    held = Facet.objects.filter(name=condition.name).values_list("value", flat=True)
    (asked,) = condition.values
    values = [
        value for value in held.distinct() if compares(value, condition.operator, asked)
    ]
    return Q(Exists(facets.filter(value__in=values)))


def _holds_in_column(condition: Condition) -> Q:
    name, values = condition.name, condition.values
    match condition.operator:
        case Operator.ISNULL:
            return Q(**{f"{name}__isnull": values[0]})
        case Operator.NE:
            return ~Q(**{f"{name}__in": values})
        case Operator.EQ | Operator.IN:
            return Q(**{f"{name}__in": values})
    return Q(**{f"{name}__{condition.operator}": values[0]})
