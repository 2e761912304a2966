"""Rich text as partners get it: links to pages lead to their permanent address."""

import re
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.html import escape
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text.rewriters import (
    EmbedRewriter,
    LinkRewriter,
    MultiRuleRewriter,
)

from search.catalog.abbreviations import expand
from search.catalog.references import References

_NO_KEY = str(UUID(int=0))
#: In JSON the quotes are escaped. Numbers longer than a key's are none.
_NUMBERS = re.compile(r"""\bid=\\?["'](\d{1,9})\\?["']""")


def rich_text_html(source: str, references: References) -> str:
    """
    HTML of stored rich text, with `/id/{key}/` for links to pages.

    A link to what no reader can open keeps its words and loses its address, as on the
    pages. Addresses and e-mails stay; other links and embeds, whose targets the catalog
    cannot vouch for, lose theirs. Abbreviations say what they stand for.
    """
    explained = expand(source, references.explaining.named_in(source, references))
    return _rewriter(references)(explained)


def numbers_in_rich_text(instance: models.Model) -> set[int]:
    """Primary keys in rich text: of the pages that it links to, and others."""
    found = set()
    for field in instance._meta.concrete_fields:
        if isinstance(field, RichTextField | StreamField):
            stored = field.value_to_string(instance)
            found.update(int(number) for number in _NUMBERS.findall(stored))
    return found


def permanent_path(key) -> str:
    """Where a key always leads, whatever becomes of the page's address."""
    return reverse("permanent", args=[key])


def keys_linked_in(html: str) -> list[str]:
    """The keys of the pages that rich text links to, as partners get it."""
    start, end = permanent_path(_NO_KEY).split(_NO_KEY)
    return re.findall(f'"{re.escape(start)}([0-9a-f-]{{36}}){re.escape(end)}"', html)


def _rewriter(references: References) -> MultiRuleRewriter:
    def page_links(attributes: list[dict]) -> list[str]:
        return [
            _link(references.to_number(_number(item.get("id")))) for item in attributes
        ]

    return MultiRuleRewriter(
        [LinkRewriter(bulk_rules={"page": page_links}), EmbedRewriter()]
    )


def _number(text) -> int | None:
    text = str(text)
    is_key = text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if is_key else None


def _link(reference: dict | None) -> str:
    if reference is None:
        return "<a>"
    return f'<a href="{escape(permanent_path(reference["key"]))}">'
