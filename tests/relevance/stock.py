"""Wagtail's own search on PostgreSQL, to compare with."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import connection
from wagtail.models import Page

from search.catalog.models import Record
from search.engines.base import Hit, Query, Results


class StockSearch:
    """
    `Page.objects.search()` with the database backend, as a new Wagtail site has it.

    The pages are in the database already, and indexed when they were published. Those
    in the reader's language come first here too.
    """

    name = "Wagtail, PostgreSQL"

    def __init__(self):
        self._held: set[tuple[UUID, str]] = set()

    def fill(self, records: Sequence[Record]) -> None:
        self._held = set(_identities(records))

    def take_out(self, records: Sequence[Record]) -> None:
        self._held -= set(_identities(records))

    def put_back(self, records: Sequence[Record]) -> None:
        self._held |= set(_identities(records))

    def search(self, query: Query) -> Results:
        found: dict[UUID, Hit] = {}
        pages = Page.objects.live().select_related("locale")
        own = pages.filter(locale__language_code=query.locale)
        for queryset in (own, pages.exclude(pk__in=own.values("pk"))):
            for page in queryset.search(query.text):
                hit = Hit(page.translation_key, page.locale.language_code, 0)
                if (hit.key, hit.locale) in self._held:
                    found.setdefault(hit.key, hit)
        hits = list(found.values())[query.offset : query.offset + query.limit]
        return Results(hits, len(found))


def stock_search() -> StockSearch | None:
    """None where the database is not PostgreSQL."""
    return StockSearch() if connection.vendor == "postgresql" else None


def _identities(records: Sequence[Record]) -> Iterator[tuple[UUID, str]]:
    return ((record.key, record.locale) for record in records)
