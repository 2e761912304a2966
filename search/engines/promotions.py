"""Which pages editors put first for a query."""

from uuid import UUID

from search.engines.models import Promotion
from search.engines.models.lines import lines_of, stems_of


def promoted_for(text: str, locale: str) -> list[UUID]:
    """The keys of the pages to put first, in order; they may not be public."""
    asked = stems_of(text, locale)
    if not asked:
        return []
    rows = Promotion.objects.filter(locale=locale)
    return list(
        dict.fromkeys(
            key
            for queries, key in rows.values_list("queries", "page__translation_key")
            if any(stems_of(line, locale) == asked for line in lines_of(queries))
        )
    )
