"""Where a page of a list begins, as partners send it back: opaque to them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from search.api.opaque import pack, unpack
from search.api.problems import Problem, bad_parameters
from search.api.refusing import is_storable
from search.catalog.lists import Place


def fingerprint(parameters: Mapping[str, Sequence[str]]) -> str:
    """Names a list by what was asked for: a cursor of one is none of another."""
    asked = json.dumps(
        sorted((name, list(values)) for name, values in parameters.items())
    )
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def write_cursor(place: Place, of: str) -> str:
    value = place.value
    if isinstance(value, datetime):
        value = value.astimezone(UTC).isoformat()
    return pack([of, place.before, value, place.key.hex, place.locale])


def read_cursor(text: str, of: str, *, is_date: bool) -> Place:
    """Raises a `Problem` for what is no cursor, or one of another list."""
    try:
        known, before, value, key, locale = unpack(text)
        if not (isinstance(before, bool) and isinstance(locale, str)):
            raise ValueError(text)
        if value is not None:
            value = _moment(value) if is_date else _text(value)
        place = Place(value, UUID(hex=_text(key)), _text(locale), before)
    except (ValueError, TypeError):
        raise _refused(_("This is no cursor that a list gave.")) from None
    if known != of:
        raise _refused(
            _("This cursor is of a list that was asked for with other parameters.")
        )
    return place


def _moment(value) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def _text(value) -> str:
    if not isinstance(value, str) or not is_storable(value):
        raise ValueError(value)
    return value


def _refused(sentence) -> Problem:
    return bad_parameters([(("query", "cursor"), sentence)])
