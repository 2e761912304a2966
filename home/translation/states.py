"""How pages stand in every language: there, outdated, a draft, or missing."""

from collections import defaultdict
from collections.abc import Collection
from enum import StrEnum

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from home.translation.lateness import outdated_pks


class TranslationState(StrEnum):
    MISSING = "missing"
    DRAFT = "draft"
    OUTDATED = "outdated"
    PRESENT = "present"


#: By the code of a language, the page's own among them.
States = dict[str, TranslationState]


def states_of(pages: Collection[Page]) -> dict[int, States]:
    """How each of many pages stands in every language; two queries for all of them."""
    family = list(
        Page.objects.filter(
            translation_key__in={page.translation_key for page in pages}, alias_of=None
        ).select_related("locale")
    )
    late = outdated_pks(family)
    by_key: dict = defaultdict(dict)
    for page in family:
        by_key[page.translation_key][page.locale.language_code] = _state(page, late)
    return {
        page.pk: {
            code: by_key[page.translation_key].get(code, TranslationState.MISSING)
            for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
        }
        for page in pages
    }


def unread_somewhere() -> Q:
    """The condition under which a page cannot be read in one of the languages."""
    condition = Q()
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        read = Page.objects.live().filter(alias_of=None, locale__language_code=code)
        condition |= ~Q(translation_key__in=read.values("translation_key"))
    return condition


def _state(page: Page, late: set[int]) -> TranslationState:
    if not page.live:
        return TranslationState.DRAFT
    return TranslationState.OUTDATED if page.pk in late else TranslationState.PRESENT
