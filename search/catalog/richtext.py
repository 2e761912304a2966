"""Rich text as partners get it: links to pages lead to their permanent address."""

from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.rewriters import (
    EmbedRewriter,
    LinkRewriter,
    MultiRuleRewriter,
)

from search.catalog.references import References


def rich_text_html(source: str, references: References) -> str:
    """
    HTML of stored rich text, with `/id/{key}/` for links to pages.

    A link to what no reader can open keeps its words and loses its address, as on the
    pages. Addresses and e-mails stay; other links and embeds, whose targets the catalog
    cannot vouch for, lose theirs.
    """
    return _rewriter(references)(source)


def permanent_path(key) -> str:
    """Where a key always leads, whatever becomes of the page's address."""
    return reverse("permanent", args=[key])


def _rewriter(references: References) -> MultiRuleRewriter:
    def page_links(attributes: list[dict]) -> list[str]:
        numbers = [_number(item.get("id")) for item in attributes]
        pages = Page.objects.in_bulk([number for number in numbers if number])
        return [_link(references.to_page(pages.get(number))) for number in numbers]

    return MultiRuleRewriter(
        [LinkRewriter(bulk_rules={"page": page_links}), EmbedRewriter()]
    )


def _number(text) -> int | None:
    return int(text) if str(text).isdigit() else None


def _link(reference: dict | None) -> str:
    if reference is None:
        return "<a>"
    return f'<a href="{escape(permanent_path(reference["key"]))}">'
