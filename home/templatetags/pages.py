"""Tags that draw pages of any type, each with the card of its own plugin."""

from django import template
from django.template.loader import select_template
from django.utils.safestring import SafeString
from wagtail.models import Page

from home.selectors import listed_pages_below
from search.catalog.contract import Section
from search.catalog.models import Record

register = template.Library()


@register.simple_tag(takes_context=True)
def page_card(context, page: Page, level: int = 3) -> SafeString:
    """
    The card of a page, under a heading of a level.

    `labs_core/programme_page_card.html` draws what `labs_core/programme_page.html` is
    the page of; a type that brings no card has the general one.
    """
    own = page.template.removesuffix(".html") + "_card.html"
    card = select_template([own, "home/page_card.html"])
    values = {"page": page, "level": level, "request": context.get("request")}
    return card.render(values)


@register.simple_tag
def first_pages_below(record: Record, limit: int) -> list[Page]:
    """The first public pages in the drawer that a record of the catalog is about."""
    return list(listed_pages_below(key=record.key, language=record.locale)[:limit])


@register.filter
def sections_outside_body(page: Page) -> list[Section]:
    """What the catalog knows of a page beside its body: links lead to these too."""
    shown = {section.anchor for section in page.body_sections()}
    return [each for each in page.catalog_sections() if each.anchor not in shown]
