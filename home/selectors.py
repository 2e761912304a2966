"""Reads of pages through the catalog: only what anyone may open."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from search.catalog.models import Record


def addresses_of(pages: Iterable[Page]) -> dict[UUID, str]:
    """Where the public ones among pages of the active language are, by their keys."""
    records = Record.objects.public().filter(
        key__in=[page.translation_key for page in pages], locale=get_language()
    )
    return dict(records.values_list("key", "path"))


def listed_pages_below(*, key: UUID, language: str) -> QuerySet[Page]:
    """The public pages right below the page `key`, in a language, in tree order."""
    records = Record.objects.public().filter(parent=key, locale=language, listed=True)
    return (
        Page.objects.filter(
            translation_key__in=records.values("key"),
            locale__language_code=language,
        )
        .order_by("path")
        .specific()
    )
