"""Reads of pages through the catalog: only what anyone may open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db.models import (
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.utils.translation import get_language
from wagtail.models import Page

from search.catalog.models import Record
from search.catalog.registry import catalogued_models


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is, and the language that it is in."""

    path: str
    language: str


def places_of(pages: Iterable[Page]) -> dict[int, Place]:
    """
    Where the public ones among pages are, each in its own language, by their pk.

    Costs nothing for pages that know it (`pages_as_read`, `with_places`), and one query
    for all others.
    """
    pages = list(pages)
    places = {
        page.pk: Place(page.path_as_read, page.language_as_read)
        for page in pages
        if getattr(page, "path_as_read", None)
    }
    others = [page.pk for page in pages if page.pk not in places]
    if not others:
        return places
    records = Record.objects.public().filter(
        key=OuterRef("translation_key"), locale=OuterRef("locale__language_code")
    )
    rows = (
        Page.objects.filter(pk__in=others)
        .annotate(address=Subquery(records.values("path")[:1]))
        .exclude(address=None)
        .values_list("pk", "address", "locale__language_code")
    )
    return places | {pk: Place(path, language) for pk, path, language in rows}


def with_places(pages: QuerySet[Page], *, language: str) -> QuerySet[Page]:
    """
    Open pages of a language that know where they are.

    For few pages: the place is read of every row that the database puts in order.
    """
    own = Record.objects.public().filter(
        key=OuterRef("translation_key"), locale=language
    )
    return pages.annotate(
        path_as_read=Subquery(own.values("path")[:1]), language_as_read=Value(language)
    )


def with_card_relations(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Pages of one type, joined with the single things that their cards speak of."""
    return pages.select_related(
        "locale",
        *(
            name
            for name in getattr(pages.model, "card_relations", ())
            if "__" not in name and pages.model._meta.get_field(name).many_to_one
        ),
    )


def read_for_cards(pages: Iterable[Page]) -> None:
    """Reads what the cards of pages speak of and was not read with them."""
    by_type = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for model, some in by_type.items():
        prefetch_related_objects(some, *getattr(model, "card_relations", ()))


def rows_with(model: type[Page], named: dict[str, str | None]) -> list[Prefetch]:
    """
    For `prefetch_related_objects`: child rows of a page, each with what it names.

    `named` has the relations, and the foreign key of their rows that is joined.
    """
    prefetches = []
    for relation, name in named.items():
        rows = model._meta.get_field(relation).related_model.objects
        rows = rows.order_by("sort_order", "pk")
        prefetches.append(
            Prefetch(relation, rows.select_related(name) if name else rows)
        )
    return prefetches


def as_read(records: QuerySet[Record], *fields: str) -> dict[UUID, Record]:
    """
    What links to pages need to know, by key: title, summary, address, language.

    Each key that is public has its record in the active language; where there is none,
    in the source language, where the text of the link is marked with its `locale`.
    Keys that nobody can open are left out. One query, with the `fields` that are asked
    for beside.
    """
    active = get_language()
    found: dict[UUID, Record] = {}
    for record in (
        records.public()
        .filter(locale__in=[active, settings.LANGUAGE_CODE])
        .only("key", "locale", "kind", "title", "summary", "path", *fields)
    ):
        if record.locale == active or record.key not in found:
            found[record.key] = record
    return found


def records_as_read(keys: Iterable[UUID]) -> dict[UUID, Record]:
    """The records of these keys, `as_read`."""
    return as_read(Record.objects.filter(key__in=set(keys)))


def pages_as_read(keys: Iterable[UUID]) -> list[Page]:
    """
    The public pages of these keys, specific, in the order of the keys, each once.

    Each is in the active language; where it is not public there, in the source's. Pages
    refer to one another by their source-language pages: this is how readers get those.
    One query, and one for each type of page.
    """
    keys = list(dict.fromkeys(keys))
    pages = pages_of(records_as_read(keys))
    return [pages[key] for key in keys if key in pages]


def pages_of(records: dict[UUID, Record]) -> dict[UUID, Page]:
    """The pages of records that were read, specific: one query for each type."""
    by_kind = defaultdict(list)
    for record in records.values():
        by_kind[record.kind].append(record)
    pages = {
        page.translation_key: page
        for kind, some in by_kind.items()
        for page in _pages_of(_models_by_kind()[kind], some)
    }
    for key, page in pages.items():
        page.path_as_read = records[key].path
        page.language_as_read = records[key].locale
    return pages


def _pages_of(model: type[Page], records: Iterable[Record]) -> QuerySet[Page]:
    by_language = defaultdict(list)
    for record in records:
        by_language[record.locale].append(record.key)
    wanted = Q(pk__in=[])
    for language, keys in by_language.items():
        wanted |= Q(locale__language_code=language, translation_key__in=keys)
    return with_card_relations(model.objects.filter(wanted))


@cache
def _models_by_kind() -> dict[str, type[Page]]:
    return {model.catalog_kind: model for model in catalogued_models()}
