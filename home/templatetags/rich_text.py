"""For templates of rich text: Wagtail's own `richtext` goes through `explained`."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from home.rich_text import abbreviations, links
from home.rich_text.ahead import reading_ahead
from search.catalog.abbreviations import keys_in_rich_text
from search.catalog.richtext import numbers_in_rich_text

register = template.Library()


@register.filter
def explained(html: str) -> SafeString:
    """HTML that Wagtail has made of rich text, its abbreviations explained."""
    return mark_safe(abbreviations.explained(html))  # noqa: S308 - editors' own HTML


class ReadAheadNode(template.Node):
    def __init__(self, page, nodes):
        self.page = page
        self.nodes = nodes

    def render(self, context):
        page = self.page.resolve(context)
        if not isinstance(page, Page):
            return self.nodes.render(context)
        wanted = {
            links.open_paths: numbers_in_rich_text(page),
            abbreviations.explanations: keys_in_rich_text(page),
        }
        with reading_ahead(wanted):
            return self.nodes.render(context)


@register.tag
def readahead(parser, token):
    """
    `{% readahead page %}…{% endreadahead %}`: its rich texts are drawn in few queries.

    What they link to and abbreviate is read for all of them at once.
    """
    _name, page = token.split_contents()
    nodes = parser.parse(["endreadahead"])
    parser.delete_first_token()
    return ReadAheadNode(parser.compile_filter(page), nodes)
