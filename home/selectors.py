"""Reads of pages through the catalog: only what anyone may open."""

from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from search.catalog.models import Record


def listed_pages_below(*, key: UUID, language: str) -> QuerySet[Page]:
    """The public pages right below the page `key`, in a language, in tree order."""
    records = Record.objects.public().filter(parent=key, locale=language, listed=True)
    return (
        Page.objects.filter(
            translation_key__in=records.values("key"),
            locale__language_code=language,
        )
        .select_related("locale")
        .order_by("path")
        .specific()
    )
