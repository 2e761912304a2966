"""What a list is asked for: parameters read, checked and told apart."""

from dataclasses import dataclass
from functools import partial
from math import isfinite

from django.conf import settings
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from search.api.lists.conditions import (
    parameter_names,
    read_conditions,
    read_key,
    read_moment,
)
from search.api.lists.cursors import fingerprint, read_cursor
from search.api.lists.selection import Selection, read_selection
from search.api.parts.names import read_parts
from search.api.problems import bad_parameters, refuse_unknown_parameters
from search.api.reading import refuse_unknown_languages, split
from search.api.refusing import Error, Refused
from search.api.schemas import ListQuery
from search.catalog.lists import SORTS, Box, Condition, Operator, Place, Wanted

#: Every record of a thing, not the first of some languages.
EVERY_LOCALE = "all"

#: What says which page of a list it is, and not which list.
OF_THE_PAGE = ("cursor", "limit")


@dataclass(frozen=True, slots=True)
class Asked:
    """`fingerprint` names the list, whatever its page; no `selection`: whole ones."""

    wanted: Wanted
    place: Place | None
    limit: int
    fingerprint: str
    path: str
    parameters: dict[str, list[str]]
    selection: Selection | None
    format: str
    parts: list[str]
    total: bool
    facets: bool

    @property
    def locale(self) -> str:
        """The language that words are in."""
        return self.wanted.locales[0]


def read_asked(request: HttpRequest, parameters: ListQuery) -> Asked:
    """Raises a `Problem` that names every parameter that is not accepted."""
    names = parameter_names()
    refuse_unknown_parameters(
        request, {*ListQuery.model_fields, *names}, repeatable=names
    )
    every_locale = parameters.locale == EVERY_LOCALE
    locale = settings.LANGUAGE_CODE if every_locale else parameters.locale
    locale = locale or settings.LANGUAGE_CODE
    fallback = split(parameters.fallback)
    refuse_unknown_languages({"locale": [locale], "fallback": fallback})
    filters = request.GET.copy()
    for name in request.GET.keys() - names:
        del filters[name]
    conditions, errors = read_conditions(filters)
    sort = parameters.sort.removeprefix("-")
    if sort not in SORTS:
        errors.append((("query", "sort"), _unknown_sort()))
    selection = _read(errors, "fields", read_selection, parameters.fields)
    read_each = partial(read_parts, of_many=True)
    parts = _read(errors, "expand", read_each, parameters.expand)
    wanted = Wanted(
        locales=tuple(dict.fromkeys([locale, *fallback])),
        every_locale=every_locale,
        conditions=(*conditions, *_since(errors, parameters.updated_since)),
        ancestors=tuple(
            filter(
                None,
                [_read(errors, "ancestor", read_key, parameters.ancestor)],
            )
        ),
        box=_read(errors, "bbox", _read_box, parameters.bbox),
        unlisted=parameters.unlisted,
        sort=sort,
        descending=parameters.sort.startswith("-"),
    )
    errors += _of_json_only(parameters)
    if errors:
        raise bad_parameters(errors)
    asked = dict(request.GET.lists())
    of = fingerprint({n: v for n, v in asked.items() if n not in OF_THE_PAGE})
    place = None
    if parameters.cursor:
        place = read_cursor(parameters.cursor, of, is_date=sort != "title")
    return Asked(
        wanted,
        place,
        parameters.limit,
        of,
        request.path,
        asked,
        selection,
        parameters.format,
        parts or [],
        parameters.total,
        parameters.facets,
    )


def _of_json_only(parameters: ListQuery) -> list[Error]:
    """What other formats cannot say."""
    if parameters.format == "json":
        return []
    return [
        (("query", name), _("Only with format=json."))
        for name in ("fields", "expand", "total", "facets")
        if getattr(parameters, name)
    ]


def _unknown_sort():
    sentence = _(
        "Sort by one of these, with a dash before it for the reverse: {names}."
    )
    return format_lazy(sentence, names=", ".join(SORTS))


def _read(errors: list[Error], name: str, read, text: str):
    """None for what was not said, and for what cannot be read."""
    if not text:
        return None
    try:
        return read(text)
    except Refused as refused:
        errors.append((("query", name), refused.args[0]))
        return None


def _since(errors: list[Error], text: str) -> list[Condition]:
    moment = _read(errors, "updated_since", read_moment, text)
    if moment is None:
        return []
    name = "last_published_at"
    return [Condition(name, Operator.GTE, (moment,), is_column=True)]


def _read_box(text: str) -> Box:
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not all(isfinite(each) for each in (west, south, east, north)):
        raise Refused(_("A box is four numbers: west, south, east, north."))
    if not (-90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180):
        raise Refused(
            _("West and east are from -180 to 180, south and north from -90 to 90.")
        )
    return Box(west, south, east, north)
