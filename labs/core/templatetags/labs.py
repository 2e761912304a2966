"""What the pages of labs, of the definition and of topics read and say in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace

from django import template
from django.db.models import Model, prefetch_related_objects
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from home.templatetags.periods import period
from home.templatetags.typography import number, time_tag
from home.typography import NO_BREAK
from home.wayfinding import Surroundings
from labs.core import echoes, selectors, wording
from labs.core.archetypes import Nearness, nearest_archetypes
from labs.core.models import Axis, AxisPosition, LabPage, Territory, TopicPage

register = template.Library()
register.filter("people", wording.people)
register.filter("position_on_axis", wording.position_on_axis)
register.filter("horizons", wording.horizons)
register.simple_tag(selectors.labs_by_archetype)
register.simple_tag(selectors.pages_around_lab)
register.simple_tag(selectors.pages_around_programme)
register.simple_tag(selectors.pages_that_name)
register.simple_tag(echoes.points_seen_from)
register.filter("echoes_of", echoes.echoes_of)


@register.filter
def lifetime(lab: LabPage) -> SafeString | str:
    """Since when a lab is there, or from when to when it was; empty if not stated."""
    if lab.closed:
        return period(SimpleNamespace(start=lab.created, end=lab.closed))
    if lab.created:
        return format_html(gettext("Since {date}"), date=time_tag(lab.created))
    return ""


@register.filter
def coordinates(place) -> str:
    """Where something is: "45.76° N, 4.85° E"; empty where it is not stated."""
    if place.latitude is None or place.longitude is None:
        return ""
    north = (
        pgettext("compass", "N") if place.latitude >= 0 else pgettext("compass", "S")
    )
    east = (
        pgettext("compass", "E") if place.longitude >= 0 else pgettext("compass", "W")
    )
    return gettext("%(latitude)s, %(longitude)s") % {
        "latitude": f"{_degrees(place.latitude)}{NO_BREAK}{north}",
        "longitude": f"{_degrees(place.longitude)}{NO_BREAK}{east}",
    }


@register.filter
def terms_in(rows: Iterable[Model], name: str) -> list[Model]:
    """The terms that rows name in a field, read in one query."""
    rows = list(rows)
    prefetch_related_objects(rows, name)
    return [getattr(row, name) for row in rows]


@register.filter
def names_in(rows: Iterable[Model], name: str) -> list:
    """What these terms are called."""
    return [wording.called(term) for term in terms_in(rows, name)]


@register.simple_tag
def positions_of(lab: LabPage) -> list[tuple[Axis, AxisPosition | None]]:
    """Every axis, with where the lab stands on it if anything is stated."""
    stated = {row.axis_id: row for row in lab.positions.all()}
    return [(axis, stated.get(axis.pk)) for axis in Axis.objects.all()]


@register.simple_tag
def nearest(ticked: list) -> list[Nearness]:
    """The archetypes that a lab comes nearest to; none until it ticked a sentence."""
    if not ticked:
        return []
    return nearest_archetypes(selectors.archetypes_with_sentences(), ticked=ticked)


@register.filter
def place_kinds(topic: TopicPage) -> list | None:
    """The kinds of place that a topic concerns; None without their directory."""
    return selectors.names_of("place_type", topic.place_kind_keys)


@dataclass(frozen=True, slots=True)
class Original:
    """The language of words that are read in another, and where they can be read."""

    language: str
    path: str


@register.simple_tag
def original_of(
    around: Surroundings, language: str, anchor: str = ""
) -> Original | None:
    """
    Where the words of this page can be read in the language that they were said in.

    None where they are read in it. The path is empty where nobody can open the page.
    """
    if language == get_language():
        return None
    paths = (
        each.address
        for each in around.languages
        if each.code == language and each.translated
    )
    path = next(paths, "")
    return Original(language, f"{path}#{anchor}" if path and anchor else path)


@register.filter
def any_shows_here(points: Iterable[echoes.PointHere]) -> bool:
    return any(each.shows_here for each in points)


@register.filter
def card_facts(lab: LabPage) -> list[tuple]:
    """What the card of a lab says: what is unknown is said to be."""
    return [
        (gettext("Territory"), lab.territory.name if lab.territory else None),
        (gettext("Archetype"), lab.archetype.name if lab.archetype else None),
        (pgettext("lab", "Created"), time_tag(lab.created)),
        (gettext("Team"), wording.people(lab.team_size)),
    ]


@register.filter
def parts_of(territory: Territory) -> list[Territory]:
    """The territories that are a part of one; one that is not saved yet has none."""
    return list(territory.parts.all()) if territory.pk else []


@register.filter
def same_origin(terms: Iterable[Model]) -> Model | None:
    """One of these terms, if all come from one source on one basis."""
    terms = list(terms)
    origins = {(term.source_id, term.basis) for term in terms}
    return terms[0] if len(origins) == 1 else None


@register.filter
def value_at(values: dict, key):
    """What a dictionary has at a key; nothing where it has none."""
    return values.get(key)


def _degrees(value: float) -> str:
    exact = Decimal(str(round(abs(value), 4)))
    return f"{number(exact)}°"
