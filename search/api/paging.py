"""Lists by pages that hold still: each begins after what the last one ended with."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from search.api.opaque import pack, unpack
from search.api.problems import Problem, bad_parameters
from search.api.reading import absolute
from search.api.refusing import is_storable


def page_of(
    rows: QuerySet, names: Sequence[str], *, after: str, limit: int
) -> tuple[list, str | None]:
    """
    The rows that follow a cursor, in the order of some fields, and the next cursor.

    The fields are texts and whole numbers; together they tell all rows apart. Raises a
    `Problem` for what is no cursor of theirs.
    """
    places = [f"place_{number}" for number in range(len(names))]
    rows = rows.annotate(
        **{
            place: _never_null(rows.model, name)
            for place, name in zip(places, names, strict=True)
        }
    )
    if after:
        rows = _following(rows, places, after)
    found = list(rows.order_by(*places)[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], pack([getattr(last, place) for place in places])


def next_page(path: str, asked: dict[str, str], cursor: str | None) -> str | None:
    """The address of the page after a cursor: the same question goes on."""
    if cursor is None:
        return None
    return absolute(f"{path}?{urlencode(asked | {'cursor': cursor})}")


def _never_null(model: type[models.Model], name: str):
    field = model._meta.get_field(name)
    if not field.null:
        return F(name)
    return Coalesce(name, Value(-1 if isinstance(field, models.IntegerField) else ""))


def _following(rows: QuerySet, places: list[str], after: str) -> QuerySet:
    values = _values(after)
    if len(values) != len(places):
        raise _no_cursor()
    beyond, same = Q(), {}
    for place, value in zip(places, values, strict=True):
        beyond |= Q(**same, **{f"{place}__gt": value})
        same[place] = value
    try:
        return rows.filter(beyond)
    except (TypeError, ValueError, ValidationError):
        raise _no_cursor() from None


def _values(cursor: str) -> list:
    try:
        values = unpack(cursor)
    except ValueError:
        raise _no_cursor() from None
    if not all(map(_is_a_place, values)):
        raise _no_cursor()
    return values


def _is_a_place(value) -> bool:
    """Whether a database may compare it."""
    return type(value) is int or (isinstance(value, str) and is_storable(value))


def _no_cursor() -> Problem:
    sentence = _("This is no place in this list: follow “next”.")
    return bad_parameters([(("query", "cursor"), sentence)])
