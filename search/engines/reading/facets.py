"""The facets to narrow results by: which of them, in words, and what may be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from search.catalog.facets import (
    facet_names,
    facets_of,
    kind_labels,
    unknown_values,
)
from search.engines.base import Filters
from search.engines.reading.narrowing import LANGUAGE, Counts

#: Facets offered beside kind and language, those that are chosen apart.
MOST_FACETS = 6


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to choose, and how many would be found with it."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetOffered:
    """A facet by the name that it is asked for by; its most frequent values first."""

    name: str
    label: str
    values: list[FacetValue]


def parameter_names() -> list[str]:
    """What results can be narrowed by."""
    return ["kind", LANGUAGE, *facet_names()]


def facets_offered(counts: Counts, filters: Filters) -> list[FacetOffered]:
    """
    The facets that tell some of what was found from the rest, and those chosen.

    Kind and language come first, then those that most of what was found has, in the
    order of their declaration.
    """
    worded = [
        ("kind", pgettext("facet", "Kind"), kind_labels()),
        (LANGUAGE, _("Language"), _language_labels()),
    ]
    chosen = {name: counts[name] for name in _choose(counts, filters)}
    worded += [(each.name, each.label, each.values) for each in facets_of(chosen)]
    offered = [
        _offered(name, label, words, counts.get(name, {}), filters.get(name, ()))
        for name, label, words in worded
    ]
    return [each for each in offered if len(each.values) > 1 or each.name in filters]


def read_filters(
    asked: Mapping[str, Iterable[str]],
) -> tuple[Filters, list[tuple[str, str]]]:
    """
    What is asked for as filters, and the pairs of name and value that nothing can have.

    A value of a facet is known when a record has it, or a public term that one could
    have.
    """
    wanted = {name: set(values) for name, values in asked.items() if values}
    known = _known_values(wanted)
    filters = {name: frozenset(values & known[name]) for name, values in wanted.items()}
    unknown = [
        (name, value)
        for name, values in wanted.items()
        for value in sorted(values - known[name])
    ]
    return {name: values for name, values in filters.items() if values}, unknown


def _known_values(wanted: Mapping[str, set[str]]) -> dict[str, set[str]]:
    known = {"kind": set(kind_labels()), LANGUAGE: set(_language_labels())}
    declared = {name: values for name, values in wanted.items() if name not in known}
    unknown = set(unknown_values(declared))
    return known | {
        name: {value for value in values if (name, value) not in unknown}
        for name, values in declared.items()
    }


def _choose(counts: Counts, filters: Filters) -> list[str]:
    """The declared facets that are worth offering."""
    telling = [
        name
        for name in facet_names()
        if name not in filters and len(counts.get(name, ())) > 1
    ]
    telling.sort(key=lambda name: -sum(counts[name].values()))
    declared = set(facet_names()) & filters.keys()
    return [*declared, *telling[:MOST_FACETS]]


def _offered(
    name: str,
    label: str,
    words: Mapping[str, str],
    counted: Mapping[str, int],
    chosen: Iterable[str],
) -> FacetOffered:
    values = [
        FacetValue(value, words[value], count, value in chosen)
        for value, count in counted.items()
        if value in words
    ]
    values.sort(key=lambda each: (-each.count, each.label.casefold(), each.value))
    return FacetOffered(name, label, values)


def _language_labels() -> dict[str, str]:
    return {
        code: capfirst(str(get_language_info(code)["name_translated"]))
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    }
