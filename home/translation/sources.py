"""Which page of a translated set the others follow."""

from django.conf import settings
from wagtail.models import Page


def source_language() -> str:
    return settings.LANGUAGE_CODE


def live_source_of(page: Page) -> Page | None:
    """
    The published source-language page that `page` translates, specific.

    None for a source itself, for a page without one, and while the source is a draft:
    its facts are not settled yet.
    """
    if page.locale_id is None or page.locale.language_code == source_language():
        return None
    return (
        type(page)
        .objects.filter(
            translation_key=page.translation_key,
            locale__language_code=source_language(),
            live=True,
        )
        .first()
    )
