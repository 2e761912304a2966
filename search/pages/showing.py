"""What the template of the search page is given of what was found."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from search.engines.reading.facets import FacetOffered, FacetValue, facets_offered
from search.engines.reading.finding import Found, read_found
from search.pages.asking import Asked

PAGE_SIZE = 20

#: Values of a facet that are shown at once.
FIRST_VALUES = 8


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class FacetShown:
    """A facet, its `rest` folded away: unless something in it is chosen."""

    name: str
    label: str
    first: list[FacetValue]
    rest: list[FacetValue]

    @property
    def is_open(self) -> bool:
        return any(each.is_chosen for each in self.rest)


def shown(found: Found, asked: Asked, number: str) -> dict:
    """One page of what was found, and how to narrow or widen it."""
    offered = facets_offered(found.counts, asked.filters)
    pages = _page(Paginator(found.places, PAGE_SIZE), number)
    records = read_found(pages.object_list, found.questions)
    return {
        "results": found,
        "asked": asked,
        "pages": pages,
        "hits": [each for each in records if each.record.locale == asked.locale],
        "others": [each for each in records if each.record.locale != asked.locale],
        "facets": [_facet(each) for each in offered],
        "chips": _chips(offered, asked),
    }


def _facet(offered: FacetOffered) -> FacetShown:
    # One that is alone in the rest is shown: the fold would take as much room.
    first = FIRST_VALUES if len(offered.values) > FIRST_VALUES + 1 else None
    rest = offered.values[first:] if first else []
    return FacetShown(offered.name, offered.label, offered.values[:first], rest)


def _chips(offered: list[FacetOffered], asked: Asked) -> list[Chip]:
    labels = {
        (facet.name, each.value): f"{facet.label}: {each.label}"
        for facet in offered
        for each in facet.values
    }
    return [
        Chip(labels.get(pair, pair[1]), asked.without(*pair).address)
        for pair in asked.pairs()
    ]


def _page(paginator: Paginator, number: str) -> Page:
    """A number past the end gives the last page, and one that is none the first."""
    try:
        return paginator.get_page(max(int(number), 1))
    except ValueError:
        return paginator.get_page(1)
