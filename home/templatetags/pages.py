"""Tags that draw pages of any type, each with the card of its own plugin."""

from collections.abc import Iterable

from django import template
from django.template.loader import select_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page

from home.selectors import addresses_of, listed_pages_below
from search.catalog.contract import Section
from search.catalog.models import Record

register = template.Library()


@register.simple_tag
def page_cards(pages: Iterable[Page], level: int = 3) -> SafeString:
    """
    The cards of pages, under headings of a level, with the addresses of the catalog.

    `labs_core/programme_page_card.html` draws what `labs_core/programme_page.html` is
    the page of; a type that brings no card has the general one.
    """
    pages = list(pages)
    addresses = addresses_of(pages)
    return format_html_join(
        "",
        "{}",
        (
            (_card(page, level, addresses[page.translation_key]),)
            for page in pages
            if page.translation_key in addresses
        ),
    )


@register.simple_tag
def first_pages_below(record: Record, limit: int) -> list[Page]:
    """The first public pages in the drawer that a record of the catalog is about."""
    return list(listed_pages_below(key=record.key, language=record.locale)[:limit])


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
    return [each for each in page.catalog_sections() if each.anchor not in shown]
