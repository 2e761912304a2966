"""Searching in a list that is filtered, or sorted by a column."""

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend


class SearchAmongFiltered:
    """
    Mixed into a list's view, before Wagtail's: what its search can be combined with.

    A search engine knows only the fields that are declared to it. The database filters
    before it, and sorts after it where an editor asks for an order.
    """

    def rows_numbered(self, numbers: list[int]) -> QuerySet:
        """The rows with these primary keys, read as the list reads them."""
        raise NotImplementedError

    def search_queryset(self, queryset):
        if not self.is_searching:
            return super().search_queryset(queryset)
        left = self.rows_numbered(_numbers(queryset))
        found = get_search_backend().autocomplete(self.search_query, left)
        if not self.is_explicitly_ordered:
            return found
        return self.order_queryset(self.rows_numbered([row.pk for row in found]))


def _numbers(queryset: QuerySet) -> list[int]:
    return list(queryset.order_by().values_list("pk", flat=True))
