"""The terms that have some keys, of whichever vocabulary, in one query for all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from django.db import connection, models
from django.utils.functional import cached_property

from search.catalog.anyof import AnyOf, any_of
from search.catalog.registry import key_field, vocabularies

_Model = type[models.Model]


class TermsWithKeys:
    """
    Read when first asked for; `str()` of a term is its label in the active language.

    A vocabulary may say in `fields_of_label` what `str()` of a row needs. The rows of
    one that does not are read whole, in a query of their own.
    """

    def __init__(self, keys: Iterable[str]):
        self._keys = sorted(keys)
        self._labels: dict[_Model, dict[str, str]] = {}

    def vocabularies(self) -> list[_Model]:
        """Those that have any of the keys, in the order of their registration."""
        return list(self._rows)

    def keys(self, model: _Model) -> set[str]:
        """Those of the keys that a vocabulary has."""
        return set(self._rows.get(model, ()))

    def labels(self, model: _Model) -> Mapping[str, str]:
        if model not in self._labels:
            self._labels[model] = {term.key: str(term) for term in self._terms(model)}
        return self._labels[model]

    def _terms(self, model: _Model) -> Iterable[models.Model]:
        rows = self._rows.get(model)
        if not rows:
            return []
        if not _label_fields(model):
            keys = {f"{key_field(model)}__in": AnyOf(self._keys)}
            return model._default_manager.filter(**keys)
        return [_term(model, row) for row in rows.values()]

    @cached_property
    def _rows(self) -> dict[_Model, dict[str, tuple]]:
        known = tuple(vocabularies())
        if not known or not self._keys:
            return {}
        values, parameter = any_of(self._keys, connection.vendor)
        sql = _sql(known).replace("{values}", values)
        found: dict[int, dict[str, tuple]] = defaultdict(dict)
        with connection.cursor() as cursor:
            cursor.execute(sql, [parameter] * len(known))
            for place, key, *row in cursor.fetchall():
                found[place][key] = tuple(row)
        return {known[place]: found[place] for place in sorted(found)}


@cache
def _sql(known: tuple[_Model, ...]) -> str:
    """
    The place of each vocabulary, and of its rows with a key of `{values}` the key and
    what their labels need, all as text.

    Kept as text: the ORM takes longer to write it than a database to run it.
    """
    quote = connection.ops.quote_name
    width = max(len(_label_fields(model)) for model in known)
    selects = []
    for place, model in enumerate(known):
        key = quote(model._meta.get_field(key_field(model)).column)
        read = [quote(field.column) for field in _label_fields(model)]
        read += ["NULL"] * (width - len(read))
        texts = ", ".join(f"CAST({column} AS text)" for column in [key, *read])
        selects.append(
            f"SELECT {place}, {texts} "  # noqa: S608 - names of models
            f"FROM {quote(model._meta.db_table)} WHERE {key} IN {{values}}"
        )
    return " UNION ALL ".join(selects)


@cache
def _label_fields(model: _Model) -> list[models.Field]:
    """What is read of a row to make its label, in the order of the model's fields."""
    if not hasattr(model, "fields_of_label"):
        return []
    names = {model._meta.pk.name, key_field(model), *model.fields_of_label()}
    fields = [field for field in model._meta.concrete_fields if field.name in names]
    # Where a model has more than one table, its rows are read whole.
    own = model._meta.local_concrete_fields
    return fields if all(field in own for field in fields) else []


def _term(model: _Model, row: tuple) -> models.Model:
    """A term that has what its label needs, and reads the rest when it is asked."""
    fields = _label_fields(model)
    values = [_read(field, text) for field, text in zip(fields, row, strict=False)]
    return model.from_db(connection.alias, [field.attname for field in fields], values)


def _read(field: models.Field, text: str):
    if isinstance(field, models.JSONField):
        return field.from_db_value(text, None, connection)
    return field.to_python(text)
