"""Filters of a list, read from the parameters `name` and `name__operator`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID

from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from search.api.refusing import Error, Refused
from search.catalog.facets import facet_names, kind_labels, unknown_values
from search.catalog.lists import ORDERED, Condition, Operator

#: Alternatives of one filter; and letters of each.
MOST_VALUES = 100
LONGEST_VALUE = 255
MOST_CONDITIONS = 20

SAME = (Operator.EQ, Operator.NE, Operator.IN)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of records that a list can be filtered by, and how values are read."""

    name: str
    operators: tuple[Operator, ...]
    read: Callable[[str], object]


def read_key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused(_("A key is a UUID; this is none.")) from None


def read_moment(text: str) -> datetime:
    """A date is its first moment; what names no time zone is in UTC."""
    try:
        if day := parse_date(text):
            return datetime.combine(day, time.min, UTC)
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise Refused(
            _("A moment is written as 2026-11-28 or as 2026-11-28T09:30:00Z.")
        )
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise Refused(_("This moment is out of range.")) from None


def read_type(text: str) -> str:
    known = kind_labels()
    if text not in known:
        sentence = _("This type is unknown. Known: {names}.")
        raise Refused(format_lazy(sentence, names=", ".join(sorted(known))))
    return text


COLUMNS = {
    "key": Column("key", SAME, read_key),
    "type": Column("kind", SAME, read_type),
    "title": Column("title", (*SAME, *ORDERED), str),
    "parent": Column("parent", (*SAME, Operator.ISNULL), read_key),
    "first_published_at": Column("first_published_at", tuple(Operator), read_moment),
    "last_published_at": Column("last_published_at", tuple(Operator), read_moment),
}


def filter_names() -> list[str]:
    """Every name that may be filtered by, columns before facets."""
    return [*COLUMNS, *(name for name in facet_names() if name not in COLUMNS)]


def parameter_names() -> set[str]:
    """Every parameter that is a filter."""
    return {
        name if operator is None else f"{name}__{operator}"
        for name in filter_names()
        for operator in (None, *_operators(name))
    }


def read_conditions(parameters: QueryDict) -> tuple[list[Condition], list[Error]]:
    """The filters of a list, and what is wrong with those that cannot be read."""
    conditions, errors = [], []
    for parameter in parameters:
        name, _dunder, suffix = parameter.rpartition("__")
        if parameter in COLUMNS or not name:
            name, suffix = parameter, ""
        operator = Operator(suffix) if suffix else Operator.EQ
        try:
            condition = _condition(name, operator, parameters.getlist(parameter))
        except Refused as refused:
            errors.append((("query", parameter), refused.args[0]))
        else:
            conditions.append(condition)
    if len(conditions) > MOST_CONDITIONS:
        sentence = _("A list takes {most} filters at the most.")
        last = list(parameters)[MOST_CONDITIONS]
        errors.append((("query", last), format_lazy(sentence, most=MOST_CONDITIONS)))
    return conditions, errors or list(_impossible(conditions))


def _operators(name: str) -> Iterable[Operator]:
    return COLUMNS[name].operators if name in COLUMNS else Operator


def _condition(name: str, operator: Operator, texts: list[str]) -> Condition:
    if operator == Operator.IN:
        texts = [part for text in texts for part in text.split(",")]
    _check_texts(texts)
    if operator in (*ORDERED, Operator.ISNULL) and len(texts) > 1:
        raise Refused(_("This parameter may come only once."))
    column = COLUMNS.get(name)
    if operator == Operator.ISNULL:
        values = (_yes_or_no(texts[0]),)
    else:
        values = tuple(column.read(text) if column else text for text in texts)
    return Condition(
        column.name if column else name, operator, values, is_column=column is not None
    )


def _check_texts(texts: list[str]) -> None:
    if len(texts) > MOST_VALUES:
        sentence = _("A filter takes {most} values at the most.")
        raise Refused(format_lazy(sentence, most=MOST_VALUES))
    for text in texts:
        if len(text) > LONGEST_VALUE:
            raise Refused(_("This value is too long."))
        if not text or not text.isprintable():
            raise Refused(_("This value is not accepted."))


def _yes_or_no(text: str) -> bool:
    if text not in ("true", "false"):
        raise Refused(_("Write “true” or “false”."))
    return text == "true"


def _impossible(conditions: list[Condition]) -> Iterator[Error]:
    """Values of facets that nothing can have: a misspelt one finds nothing forever."""
    asked: dict[str, set[str]] = {}
    for condition in conditions:
        if not condition.is_column and condition.operator in SAME:
            asked.setdefault(condition.name, set()).update(condition.values)
    for name, _value in unknown_values(asked):
        yield ("query", name), _("Nothing can have this value.")
