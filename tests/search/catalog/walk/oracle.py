"""
What must be true after every step: readers, records, numbers, mirror, facts, aliases.

Nothing here asks the catalog's own code what is open: a visitor without a name opens
every address that any page could have.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site

from search.catalog.actions import check_catalog, rebuild_catalog
from search.catalog.contract import Catalogued
from search.catalog.models import Facet, Mention, Record
from search.catalog.selectors import changes_after
from tests.search.catalog.walk.facts_and_words import check_facts
from tests.search.catalog.walk.lateness import check_lateness

RECORD_FIELDS = [
    each.name for each in Record._meta.concrete_fields if each.name != "id"
]

TOMBSTONE = {
    name: Record._meta.get_field(name).get_default()
    for name in RECORD_FIELDS
    if name not in ("key", "locale", "kind", "withdrawn", "sequence")
}


@dataclass
class Oracle:
    """Remembers what it saw, to tell what may not change."""

    visitor: Client = field(default_factory=Client)
    mirror: dict = field(default_factory=dict)
    cursor: object = None
    seen: dict = field(default_factory=dict)
    prose: dict = field(default_factory=dict)

    def check(self, *, everything: bool, batch: int = 7) -> None:
        rows = {_key(row): row for row in Record.objects.all()}
        self._check_numbers(rows)
        self._check_tombstones(rows)
        self._check_mirror(rows, batch)
        found = check_catalog()
        assert not found, f"catalog check found {found}\n{explain(found.stale)}"
        check_facts()
        check_lateness()
        if everything:
            self._check_readers()

    def _check_numbers(self, rows: dict) -> None:
        """Numbers are unique, never go back, and stay while the bytes do."""
        numbers = [row.sequence for row in rows.values()]
        assert len(numbers) == len(set(numbers))
        for key, (number, content) in self.seen.items():
            assert key in rows, f"the row of {key} was deleted"
            row = rows[key]
            assert row.sequence >= number, f"{key} went back"
            if row.sequence != number:
                assert number < row.sequence
            if _content(row) == content:
                assert row.sequence == number, f"{key} has a new number for nothing"
            else:
                assert row.sequence > number, f"{key} changed under its number"
        self.seen = {key: (row.sequence, _content(row)) for key, row in rows.items()}

    def _check_tombstones(self, rows: dict) -> None:
        withdrawn = [row for row in rows.values() if row.withdrawn]
        for row in withdrawn:
            held = {name: getattr(row, name) for name in TOMBSTONE}
            assert held == TOMBSTONE, f"the tombstone of {_key(row)} holds {held}"
        pks = [row.pk for row in withdrawn]
        assert not Facet.objects.filter(record__in=pks).exists()
        assert not Mention.objects.filter(record__in=pks).exists()

    def _check_mirror(self, rows: dict, batch: int) -> None:
        """A partner that reads changes, and nothing else, has the same rows."""
        while True:
            records, self.cursor = changes_after(self.cursor, limit=batch)
            for row in records:
                self.mirror[_key(row)] = _row(row)
            if len(records) < batch:
                break
        assert self.mirror == {key: _row(row) for key, row in rows.items()}

    def _check_readers(self) -> None:
        """What opens, and where, is what the public records say."""
        records = {_key(row): row.path for row in Record.objects.public()}
        paths = list(records.values())
        assert len(paths) == len(set(paths)), "two public records share an address"
        pages = list(Page.objects.filter(depth__gt=1).select_related("locale"))
        addresses = set(paths).union(*(candidates(page) for page in pages))
        opened: dict[int, list[str]] = {}
        for address in sorted(addresses):
            pk = self._open(address)
            if pk is not None:
                opened.setdefault(pk, []).append(address)
        expected = {}
        for page in pages:
            key = (page.translation_key, page.locale.language_code)
            is_thing = page.alias_of_id is None and issubclass(
                page.specific_class, Catalogued
            )
            if is_thing and key in records:
                expected[page.pk] = [records.pop(key)]
        assert not records, f"public records without a page: {records}"
        aliases = {page.pk for page in pages if page.alias_of_id is not None}
        really = {pk: found for pk, found in opened.items() if pk not in aliases}
        assert really == expected, (
            f"readers open {_difference(really, expected)}, "
            f"the catalog says {_difference(expected, really)}"
        )
        self._check_aliases(pages, opened, expected)

    def _check_aliases(self, pages: list[Page], opened: dict, expected: dict) -> None:
        by_pk = {page.pk: page for page in pages}
        for page in pages:
            if page.alias_of_id is None:
                continue
            source = page
            while source.alias_of_id is not None:
                source = by_pk[source.alias_of_id]
            if page.pk in opened:
                assert source.pk in expected, f"alias {page.pk} shows what is closed"
            elif source.pk in expected:
                assert not _could_open(page), f"alias {page.pk} of what is open is shut"

    def _open(self, address: str) -> int | None:
        """The page that a visitor gets to read there."""
        response = self.visitor.get(address)
        assert response.status_code < 500, f"{address}: {response.status_code}"
        if response.status_code != 200:
            return None
        shown = getattr(response, "context_data", None) or {}
        if "page" not in shown or "action_url" in shown:
            return None
        return shown["page"].pk


def explain(keys) -> str:
    """What is stored for these keys otherwise than a rebuild would store it."""
    stored = _told(keys)
    with suppress(_Looked), transaction.atomic():
        rebuild_catalog()
        rebuilt = _told(keys)
        raise _Looked
    return "\n".join(
        f"{key} {name}\n  stored  {was}\n  rebuilt {rebuilt[key][name]}"
        for key, told in stored.items()
        for name, was in told.items()
        if rebuilt[key][name] != was
    )


def _told(keys) -> dict[tuple, dict]:
    """All that a record holds, its facets and whom it names."""
    found = {}
    for key, code in keys:
        row = Record.objects.get(key=key, locale=code)
        facets = sorted(row.facets.values_list("name", "value"))
        targets = sorted(row.mentions.values_list("target", flat=True))
        found[key, code] = _row(row) | {"facets": facets, "targets": targets}
    return found


class _Looked(Exception):
    """Undoes a rebuild that was only made to look at."""


def candidates(page: Page) -> set[str]:
    """Every address that a page could have: Wagtail's, its own, below every root."""
    specific = page.specific
    found = {specific.get_url(), Page.get_url(page)}
    for url_path in _roots().values_list("url_path", flat=True):
        if page.url_path.startswith(url_path):
            below = page.url_path[len(url_path) :]
            found.update(start + below for start in starts())
            if isinstance(specific, Catalogued):
                declared = specific.catalog_path(below)
                found.update(start + declared for start in starts())
    return found - {None}


def _roots():
    """The roots of the languages: none once the site's root was deleted."""
    site = Site.objects.select_related("root_page").first()
    if site is None:
        return Page.objects.none()
    return site.root_page.get_translations(inclusive=True)


@cache
def starts() -> list[str]:
    """Where each language's addresses begin."""
    found = []
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        with translation.override(code):
            found.append(reverse("wagtail_serve", args=("",)))
    return found


def _could_open(page: Page) -> bool:
    """Whether an alias of something open stands where a visitor may come."""
    root = _roots().filter(locale=page.locale_id).first()
    if root is None:
        return False
    if not (root.live or Site.objects.filter(root_page=root).exists()):
        return False
    restricted = PageViewRestriction.objects.filter(
        page__in=[_final(above) for above in page.get_ancestors()]
    )
    return (
        page.live
        and page.is_descendant_of(root)
        and not restricted.exclude(restriction_type="none").exists()
    )


def _final(page: Page) -> Page:
    while page.alias_of_id is not None:
        page = page.alias_of
    return page


def _key(row: Record) -> tuple:
    return row.key, row.locale


def _row(row: Record) -> dict:
    return {name: getattr(row, name) for name in RECORD_FIELDS}


def _content(row: Record) -> tuple:
    return row.withdrawn, row.etag, row.digest, row.kind


def _difference(one: dict, other: dict) -> dict:
    return {pk: found for pk, found in one.items() if other.get(pk) != found}
