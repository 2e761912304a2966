"""Tags that draw pages of any type, each with the card of its own plugin."""

from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string, select_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from wagtail.models import Page

from home.selectors import Place, places_of, read_for_cards
from search.catalog.contract import Section

register = template.Library()


@register.simple_tag
def page_cards(
    pages: Iterable[Page], level: int = 3, places: dict[int, Place] | None = None
) -> SafeString:
    """
    The cards of pages, under headings of a level, with the addresses of the catalog.

    `labs_core/programme_page_card.html` draws what `labs_core/programme_page.html` is
    the page of; a type that brings no card has the general one. A page of another
    language than the active one has its card in that language, and says so. `places`
    are given where several lists were read together.
    """
    pages = list(pages)
    read_for_cards(pages)
    if places is None:
        places = places_of(pages)
    return format_html_join(
        "",
        "{}",
        (
            (_card_as_read(page, level, places[page.pk]),)
            for page in pages
            if page.pk in places
        ),
    )


@register.simple_tag
def read_cards(*lists: Iterable[Page]) -> dict[int, Place]:
    """Reads several lists at once: what to give to `page_cards` as `places`."""
    pages = [page for some in lists for page in some]
    read_for_cards(pages)
    return places_of(pages)


@register.filter
def address_of(page: Page, places: dict[int, Place]) -> str:
    """Where a page leads, among places that were read before."""
    return places[page.pk].path if page.pk in places else ""


def _card_as_read(page: Page, level: int, place: Place) -> SafeString:
    if place.language == get_language():
        return _card(page, level, place.path)
    with override(place.language):
        card = _card(page, level, place.path)
    values = {"card": card, "language": place.language}
    return SafeString(render_to_string("components/card_as_read.html", values))


def _card(page: Page, level: int, address: str) -> SafeString:
    own = page.template.removesuffix(".html") + "_card.html"
    card = select_template([own, "home/page_card.html"])
    return card.render({"page": page, "level": level, "address": address})


@register.filter
def sections_outside_body(page: Page) -> list[Section]:
    """What the catalog knows of a page beside its body: links lead to these too."""
    # An index has no body.
    body_sections = getattr(page, "body_sections", list)
    shown = {section.anchor for section in body_sections()}
    return [
        each
        for each in page.catalog_sections()
        if each.anchor not in shown and not each.path
    ]
