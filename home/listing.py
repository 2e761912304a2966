"""Lists that editors ask the catalog for: public pages, in the page's language."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from home.models import FormerKey
from search.catalog.models import Facet, Record

#: The first is what a list has when nobody chose. Equal ones follow their keys.
ORDERS = {
    "title": ["title"],
    "newest": ["-first_published_at"],
    "oldest": ["first_published_at"],
    "updated": ["-last_published_at"],
}


def listed_records(
    *,
    kinds: Iterable[str] = (),
    facets: Iterable[str] = (),
    keyword: str = "",
    order: str = "title",
    limit: int,
    without: UUID | None = None,
) -> QuerySet[Record]:
    """
    Records of the active language: of one of the kinds, with all the facets.

    A facet is `name=value`; of one name with several values, one is enough. Without
    `kinds`, those that lists show. Two queries at most, whatever the criteria.
    """
    records = Record.objects.public().filter(locale=get_language())
    kinds = list(kinds)
    records = records.filter(kind__in=kinds) if kinds else records.filter(listed=True)
    asked = [facet.partition("=")[::2] for facet in facets]
    if keyword:
        asked.append(("keywords", keyword))
    for name, values in _present(asked).items():
        holders = Facet.objects.filter(name=name, value__in=values)
        records = records.filter(pk__in=holders.values("record"))
    if without is not None:
        records = records.exclude(key=without)
    return records.order_by(*ORDERS.get(order, ORDERS["title"]), "key")[:limit]


def _present(asked: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Values by facet; of a term that was merged, also the key that stands for it."""
    by_name = defaultdict(set)
    for name, value in asked:
        by_name[name].add(value)
    if by_name:
        values = {value for _name, value in asked}
        former = FormerKey.objects.filter(key__in=values)
        for key, present in former.values_list("key", "present_key"):
            for held in by_name.values():
                if key in held:
                    held.add(present)
    return by_name


def last_published(limit: int) -> QuerySet[Record]:
    """What was published last, in the active language: for what needs an example."""
    return (
        Record.objects.public()
        .filter(locale=get_language(), listed=True)
        .order_by("-first_published_at", "key")[:limit]
    )
