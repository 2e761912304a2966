"""Reads of pages through the catalog: only what anyone may open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery, prefetch_related_objects
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

    Costs nothing for pages from `pages_as_read`, and one query for all others.
    """
    pages = list(pages)
    places = {page.pk: page.place_as_read for page in pages if _is_placed(page)}
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


def _is_placed(page: Page) -> bool:
    return hasattr(page, "place_as_read")


def read_for_cards(pages: Iterable[Page]) -> None:
    """Reads what the cards of specific pages speak of, in a query for each relation."""
    by_type = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for model, some in by_type.items():
        prefetch_related_objects(some, *getattr(model, "card_relations", ()))


def records_as_read(keys: Iterable[UUID]) -> dict[UUID, Record]:
    """
    What links to pages need to know, by key: title, summary, address, language.

    Each key that is public has its record in the active language; where there is none,
    in the source language, where the text of the link is marked with its `locale`.
    Keys that nobody can open are left out. One query, whatever their number.
    """
    active = get_language()
    records = (
        Record.objects.public()
        .filter(key__in=set(keys), locale__in=[active, settings.LANGUAGE_CODE])
        .only("key", "locale", "kind", "title", "summary", "path")
    )
    found: dict[UUID, Record] = {}
    for record in records:
        if record.locale == active or record.key not in found:
            found[record.key] = record
    return found


def pages_as_read(keys: Iterable[UUID]) -> list[Page]:
    """
    The public pages of these keys, specific, in the order of the keys, each once.

    Each is in the active language; where it is not public there, in the source's. Pages
    refer to one another by their source-language pages: this is how readers get those.
    One query, and one for each type of page.
    """
    keys = list(dict.fromkeys(keys))
    records = records_as_read(keys)
    by_kind = defaultdict(list)
    for record in records.values():
        by_kind[record.kind].append(record)
    pages = {
        page.translation_key: page
        for kind, some in by_kind.items()
        for page in _pages_of(_models_by_kind()[kind], some)
    }
    for key, page in pages.items():
        page.place_as_read = Place(records[key].path, records[key].locale)
    return [pages[key] for key in keys if key in pages]


def _pages_of(model: type[Page], records: Iterable[Record]) -> QuerySet[Page]:
    by_language = defaultdict(list)
    for record in records:
        by_language[record.locale].append(record.key)
    wanted = Q(pk__in=[])
    for language, keys in by_language.items():
        wanted |= Q(locale__language_code=language, translation_key__in=keys)
    return model.objects.filter(wanted).select_related("locale")


@cache
def _models_by_kind() -> dict[str, type[Page]]:
    return {model.catalog_kind: model for model in catalogued_models()}
