"""Schemas of what properties and methods are annotated to return."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from inspect import isclass
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)
from uuid import UUID

from search.catalog.schema.parts import (
    ANYTHING,
    DATE,
    KEY,
    NULL,
    TEXT,
    TIME,
    list_of,
    object_of,
    one_of,
    or_null,
)

#: In this order: a time is a day, and a truth a number, for Python.
PLAIN = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    str: TEXT,
    UUID: KEY,
    datetime: TIME,
    date: DATE,
    NoneType: NULL,
}


def annotated(model: type, name: str, named: Callable[[type], dict]) -> dict:
    """
    The schema of what a property or a method of `model` returns.

    `named` gives the schema of a class that is none of Python's own. What has no
    annotation may be anything.
    """
    return _schema(returned(model, name), named)


def returned(model: type, name: str) -> Any:
    """What a property or a method of `model` is annotated to return; None: nothing."""
    attribute = getattr(model, name, None)
    function = getattr(attribute, "fget", getattr(attribute, "func", attribute))
    try:
        return get_type_hints(function).get("return")
    except (NameError, TypeError):
        # It has none, or they name what is imported for type checkers only.
        return None


def _schema(hint, named: Callable[[type], dict]) -> dict:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is None or hint is Any:
        return ANYTHING
    if origin in (Union, UnionType):
        schemas = [_schema(each, named) for each in arguments if each is not NoneType]
        schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        return or_null(schema) if NoneType in arguments else schema
    if origin is Literal:
        return one_of(arguments)
    if is_typeddict(hint):
        members = get_type_hints(hint)
        return object_of({name: _schema(of, named) for name, of in members.items()})
    return _class(origin or hint, arguments, named)


def _class(found, arguments: tuple, named: Callable[[type], dict]) -> dict:
    if not isclass(found):
        return ANYTHING
    if hasattr(found, "record_schema"):
        return found.record_schema()
    for known, schema in PLAIN.items():
        if issubclass(found, known):
            return schema
    if issubclass(found, dict):
        values = _schema(arguments[1], named) if len(arguments) == 2 else ANYTHING
        return {"type": "object", "additionalProperties": values}
    if issubclass(found, list | tuple | set):
        return list_of(_schema(arguments[0], named) if arguments else ANYTHING)
    return named(found)
