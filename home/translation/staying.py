"""What stays of a page in other languages when it goes in one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from home.translation.sources import source_language

DELETE = "delete"
UNPUBLISH = "unpublish"


@dataclass(frozen=True, slots=True)
class Staying:
    """A page that is about to go, and its translations that do not go with it."""

    page: Page
    action: str
    translations: list[Page]
    #: How many translations of the pages below it stay, too.
    below: int

    def __str__(self):
        if self.action == UNPUBLISH:
            told = [_("“%(page)s” stays published in other languages.")]
        else:
            told = [_("“%(page)s” stays in other languages.")]
            if self.page.locale.language_code == source_language():
                told.append(
                    _(
                        "What stays will follow no source any more: if the page must "
                        "go, delete it there too."
                    )
                )
        if self.below:
            told.append(
                ngettext(
                    "%(count)d translation of the pages below it stays too.",
                    "%(count)d translations of the pages below it stay too.",
                    self.below,
                )
            )
        return " ".join(told) % {"page": self.page, "count": self.below}

    @property
    def labels(self) -> list[tuple[Page, str]]:
        """Each translation with its language and its title."""
        return [(page, _label(page)) for page in self.translations]


def staying(pages: Iterable[Page], action: str) -> list[Staying]:
    """Of pages that are about to go, those that have translations which stay."""
    pages = list(pages)
    found = [_staying(page, action, going=pages) for page in pages]
    return [each for each in found if each.translations or each.below]


def _label(page: Page) -> str:
    code = page.locale.language_code
    language = dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(code, code)
    return f"{capfirst(language)} – {page.get_admin_display_title()}"


def _staying(page: Page, action: str, *, going: list[Page]) -> Staying:
    left = Page.objects.filter(alias_of=None).exclude(locale=page.locale_id)
    left = left.exclude(pk__in=[each.pk for each in going])
    for each in going if action == DELETE else []:
        left = left.not_descendant_of(each)
    if action == UNPUBLISH:
        left = left.live()
    own = left.filter(translation_key=page.translation_key).select_related("locale")
    below = page.get_descendants().values("translation_key")
    # Pages below one that is only unpublished stay as they are.
    number = left.filter(translation_key__in=below).count() if action == DELETE else 0
    return Staying(page, action, list(own), number)
