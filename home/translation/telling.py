"""What the admin says to whoever opens an outdated translation."""

import json
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models.prose import ProseVersion
from home.translation.prose import digest_of
from home.translation.shape import shape_of
from home.translation.sources import live_source_of


def tell_of_lateness(request: HttpRequest, page: Page) -> None:
    """A hook before the view that edits a page, wagtail-localize's as Wagtail's own."""
    if request.method != "GET":
        return
    version = ProseVersion.objects.outdated().filter(page=page.pk).first()
    if version is None:
        return
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key,
            target_locale=page.locale_id,
            enabled=True,
        )
        .select_related("source")
        .first()
    )
    buttons = [*_source_button(request, page.specific)]
    if translation is None:
        text = _(
            "This translation is not up to date: the text of its source page has "
            "changed. Publish it once it says the same."
        )
    elif _holds_present_words(translation, page, version):
        text = _(
            "This translation is not up to date: translate what is left, then "
            "publish it."
        )
    else:
        text = _(
            "This translation is not up to date: the text of its source page has "
            "changed. Bring the new text here, translate it, then publish."
        )
        buttons += _sync_button(request, translation)
    messages.warning(request, text, buttons=buttons)


def _holds_present_words(
    translation: Translation, page: Page, version: ProseVersion
) -> bool:
    content = json.loads(translation.source.content_json)
    return digest_of(shape_of(page.specific_class), content) == version.current


def _source_button(request: HttpRequest, page: Page):
    source = live_source_of(page)
    address = source.get_url(request) if source else None
    if address:
        yield messages.button(address, _("Read the source page"), new_window=True)


def _sync_button(request: HttpRequest, translation: Translation):
    """To wagtail-localize's own view, which may be forbidden to a translator."""
    if request.user.has_perm("wagtail_localize.submit_translation"):
        address = reverse(
            "wagtail_localize:update_translations", args=[translation.source_id]
        )
        then = urlencode({"next": request.path})
        yield messages.button(f"{address}?{then}", _("Bring the new text here"))
