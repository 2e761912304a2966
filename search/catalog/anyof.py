"""Many values in a query as one parameter: a list of them takes long to write."""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db import NotSupportedError
from django.db.models import Expression, Field

_POSTGRESQL = "(SELECT unnest(%s::{type}[]))"
_SQLITE = "(SELECT value FROM json_each(%s))"
_TYPES = {UUID: "uuid", int: "bigint", str: "text"}


class AnyOf(Expression):
    """
    For the right side of `in`: `filter(key__in=AnyOf(keys))`.

    The values are of one type: UUID, int or str.
    """

    def __init__(self, values: Iterable):
        super().__init__(output_field=Field())
        self.values = list(values)

    def as_sql(self, compiler, connection):
        sql, parameter = any_of(self.values, connection.vendor)
        return sql, [parameter]


def any_of(values: list, vendor: str) -> tuple[str, object]:
    """The subquery that gives the values, and its one parameter."""
    held = type(values[0]) if values else str
    if vendor == "postgresql":
        return _POSTGRESQL.format(type=_TYPES[held]), values
    if vendor == "sqlite":
        plain = [value.hex for value in values] if held is UUID else values
        return _SQLITE, json.dumps(plain)
    raise NotSupportedError(f"The catalog is not kept in {vendor}.")
