"""Which open pages name a term: who relies on a source, what a person wrote."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet

from home.alphabet import alphabetical
from home.selectors import records_as_read
from search.catalog.models import Mention, Record
from search.catalog.references import list_target, row_target


@dataclass(frozen=True, slots=True)
class Naming:
    """The first of the pages that name a term, and how many there are beside them."""

    records: list[Record]
    others: int


def pages_naming(terms: Iterable[models.Model], *, limit: int) -> dict[int, Naming]:
    """
    The listed pages that name each of these terms, by its primary key.

    Each page once, in the reader's language where it is open in it. A page that shows
    the whole vocabulary names its terms for no other reason, and is left out. Two
    queries, whatever the number of terms.
    """
    targets = {row_target(term): term.pk for term in terms}
    if not targets:
        return {}
    label = next(iter(targets)).partition(":")[0]
    naming = defaultdict(set)
    for target, key in _mentions(label, targets).values_list("target", "record__key"):
        naming[targets[target]].add(key)
    records = records_as_read(set().union(*naming.values()))
    return {
        number: _first([records[key] for key in keys if key in records], limit)
        for number, keys in naming.items()
    }


def _mentions(label: str, targets: Iterable[str]) -> QuerySet[Mention]:
    whole = Mention.objects.filter(target=list_target(label)).values("record")
    return (
        Mention.objects.filter(
            target__in=targets,
            record__in=Record.objects.public().filter(listed=True),
        )
        .exclude(record__in=whole)
        .order_by()
    )


def _first(records: list[Record], limit: int) -> Naming:
    ordered = alphabetical(records, by=lambda record: record.title)
    return Naming(ordered[:limit], max(len(ordered) - limit, 0))
