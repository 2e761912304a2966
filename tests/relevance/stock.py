"""Wagtail's own search on PostgreSQL, to compare with."""

from collections.abc import Iterator, Sequence
from html import escape
from uuid import UUID

from django.db import connection, transaction
from wagtail.models import Locale, Page

from home.models import HomePage, StandardPage
from search.catalog.models import Record
from search.engines.base import Hit, Query, Results


class StockSearch:
    """
    `Page.objects.search()` with the database backend, as a new Wagtail site has it.

    Records that are no pages yet become pages; what is published is indexed. Pages in
    the reader's language come first here too.
    """

    name = "Wagtail, PostgreSQL"

    def __init__(self):
        self._held: set[tuple[UUID, str]] = set()

    def fill(self, records: Sequence[Record]) -> None:
        _publish(records)
        self._held = set(_identities(records))

    def take_out(self, records: Sequence[Record]) -> None:
        self._held -= set(_identities(records))

    def put_back(self, records: Sequence[Record]) -> None:
        self._held |= set(_identities(records))

    def search(self, query: Query) -> Results:
        found: dict[UUID, Hit] = {}
        own = Locale.objects.get(language_code=query.locale)
        pages = Page.objects.live().select_related("locale")
        for queryset in (pages.filter(locale=own), pages.exclude(locale=own)):
            for page in queryset.search(query.text):
                hit = Hit(page.translation_key, page.locale.language_code, 0)
                if (hit.key, hit.locale) in self._held:
                    found.setdefault(hit.key, hit)
        hits = list(found.values())[query.offset : query.offset + query.limit]
        return Results(hits, len(found))


def stock_search() -> StockSearch | None:
    """None where the database is not PostgreSQL."""
    return StockSearch() if connection.vendor == "postgresql" else None


def _publish(records: Sequence[Record]) -> None:
    """Standard pages below the homes, where there is no page of this key yet."""
    published = set(
        Page.objects.values_list("translation_key", "locale__language_code")
    )
    homes = {home.locale.language_code: home for home in HomePage.objects.all()}
    with transaction.atomic():
        for record in records:
            if (record.key, record.locale) not in published:
                homes[record.locale].add_child(instance=_page(record))


def _page(record: Record) -> StandardPage:
    paragraphs = [
        f"<p>{escape(line)}</p>"
        for section in record.sections
        for line in section["text"].splitlines()
    ]
    return StandardPage(
        title=record.title,
        slug=str(record.key),
        locale=Locale.objects.get(language_code=record.locale),
        translation_key=record.key,
        body=[("section", {"heading": "", "text": "".join(paragraphs)})],
    )


def _identities(records: Sequence[Record]) -> Iterator[tuple[UUID, str]]:
    return ((record.key, record.locale) for record in records)
