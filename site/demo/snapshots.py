"""Older snapshots, compared with records whose terms were merged since."""

from django.db.models import Model
from modelcluster.models import get_all_child_relations

from demo.doubles import rows_that_stay
from demo.resolving import Resolver
from demo.specs import Reference
from search.catalog.registry import vocabulary_kind


def by_present_keys(model: type[Model], content: dict, resolver: Resolver) -> dict:
    """
    An older snapshot, with terms that were merged since named as they are now.

    Two rows that named two terms, one and the same now, are one row.
    """
    relations = {
        relation.get_accessor_name(): relation.related_model
        for relation in get_all_child_relations(model)
    }
    return {
        name: _present_rows(relations[name], value, resolver)
        if name in relations
        else _present(value, resolver)
        for name, value in content.items()
    }


def _present_rows(
    model: type[Model], rows: list[dict], resolver: Resolver
) -> list[dict]:
    kind = vocabulary_kind(model)
    # Of a row that is a term itself, and was merged, nothing is left.
    rows = [row for row in rows if not (kind and _was_merged(kind, row, resolver))]
    now = [by_present_keys(model, row, resolver) for row in rows]
    return [now[number] for number in rows_that_stay(rows, now)]


def _was_merged(kind: str, row: dict, resolver: Resolver) -> bool:
    term = Reference(kind, row.get("key", ""))
    return resolver.present(term) != term


def _present(value, resolver: Resolver):
    if isinstance(value, list):
        return [_present(each, resolver) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"kind", "key"}:
        present = resolver.present(Reference(value["kind"], value["key"]))
        return {"kind": present.kind, "key": present.key}
    return {name: _present(each, resolver) for name, each in value.items()}
