"""
Which translations are outdated: their source has other words by now.

A translation is outdated from the publication of its source's new prose until someone
publishes a translation of it, and while words of the source are left untranslated in
what wagtail-localize wrote. Facts do not count: they follow at once.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from home.models.prose import ProseVersion


def is_outdated(page: Page) -> bool:
    """One query; for several pages use `outdated_pks` or `record_is_outdated`."""
    return ProseVersion.objects.outdated().filter(page=page.pk).exists()


def record_is_outdated() -> Exists:
    """For a query of the catalog's records: whether the page of each is outdated."""
    return Exists(
        ProseVersion.objects.outdated().filter(
            page__translation_key=OuterRef("key"),
            page__locale__language_code=OuterRef("locale"),
        )
    )


def outdated_pks(pages: Iterable[Page]) -> set[int]:
    """The numbers of those of the pages that are outdated, in one query."""
    late = ProseVersion.objects.outdated().filter(page__in=[page.pk for page in pages])
    return set(late.values_list("page", flat=True))


def outdated_pages(language: str | None = None) -> QuerySet[Page]:
    """Every outdated page, of one language or of all: for lists and filters."""
    pages = Page.objects.filter(pk__in=ProseVersion.objects.outdated().values("page"))
    return pages.filter(locale__language_code=language) if language else pages


def outdated_languages(keys: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    """Each of the keys with each language in which its page is outdated; one query."""
    late = ProseVersion.objects.outdated().filter(page__translation_key__in=keys)
    return late.values_list("page__translation_key", "page__locale__language_code")
