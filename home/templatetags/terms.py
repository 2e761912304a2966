"""Tags that draw terms of vocabularies: keywords, people, sources, words explained."""

from collections.abc import Iterable

from django import template
from django.db.models import Model, prefetch_related_objects

from home.alphabet import alphabetical
from home.alphabet import by_initial as grouped
from home.models import Keyword
from home.wayfinding import Surroundings

register = template.Library()


@register.filter
def keywords_of(page) -> list[Keyword]:
    """The keywords of a page, in the alphabetical order of the active language."""
    # A type of page may have none, and a preview's come from its revision.
    if not hasattr(page, "keywords"):
        return []
    rows = list(page.page_keywords.select_related("tag"))
    prefetch_related_objects(rows, "tag")
    return alphabetical(row.tag for row in rows)


@register.filter
def entry_of(around: Surroundings | None, term: Model | None) -> str:
    """
    Where a term stands on the page of its vocabulary: "/fr/personnes/#camille-rouge".

    Empty for no term, where no page in this language shows its vocabulary, and for what
    is drawn outside of a page.
    """
    return around.entry_of(term) if around and term is not None else ""


@register.filter
def by_initial(terms: Iterable) -> list[tuple[str, list]]:
    """Terms in alphabetical order, under their letters."""
    return grouped(terms)
