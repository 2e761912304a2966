"""Abbreviations, explained by the glossary: see `search.catalog.abbreviations`."""

from collections.abc import Iterable

from django.utils.translation import get_language
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    InlineEntityElementHandler,
)

from home.models import GlossaryTerm
from home.rich_text.ahead import read_before
from home.terms.keys import terms_for
from search.catalog.abbreviations import Explanation, expand, keys_in

ENTITY = "ABBREVIATION"


def terms_by_key(keys: Iterable[str]) -> dict[str, GlossaryTerm]:
    """The terms that go, or went before they were merged, by these keys."""
    return terms_for("glossary_term", keys)


def explanation_of(term: GlossaryTerm) -> Explanation | None:
    """What the letters stand for, as the active language has it; a word has nothing."""
    text = str(term.expansion)
    if not text:
        return None
    language = term.expansion.language
    active = (get_language() or "").partition("-")[0]
    return Explanation(term.key, text, "" if language == active else language)


def explanations(keys: Iterable[str]) -> dict[str, Explanation]:
    found = {key: explanation_of(term) for key, term in terms_by_key(keys).items()}
    return {key: each for key, each in found.items() if each}


def explained(html: str) -> str:
    """Rich text as readers get it, its abbreviations with what they stand for."""
    keys = keys_in(html)
    return expand(html, read_before(explanations, keys) if keys else {})


class AbbreviationHandler(InlineEntityElementHandler):
    """From the stored text to the editor, which shows what the letters stand for."""

    mutability = "MUTABLE"

    def __init__(self):
        super().__init__(ENTITY)

    def get_attribute_data(self, attrs: dict) -> dict:
        term = terms_by_key([attrs["data-term"]]).get(attrs["data-term"])
        return {
            "key": term.key if term else attrs["data-term"],
            "expansion": str(term.expansion) if term else "",
        }


def _stored(props: dict):
    return DOM.create_element("abbr", {"data-term": props["key"]}, props["children"])


def conversion_rules() -> dict:
    """Between the editor and the stored text."""
    return {
        "from_database_format": {"abbr[data-term]": AbbreviationHandler()},
        "to_database_format": {"entity_decorators": {ENTITY: _stored}},
    }
