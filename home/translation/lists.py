"""
Lists of rows that have no language: compared, and given to another owner.

Rows are compared by what they say, never by their numbers; those that say the same
already are not written again.
"""

from collections import Counter, defaultdict

from django.db import models
from django.db.models import ManyToOneRel
from modelcluster.utils import extract_field_value

from home.translation.rows import Row, names_said, text_of
from home.translation.shape import child_relations


def say_the_same(some: list[Row], others: list[Row]) -> bool:
    return [row.said for row in some] == [row.said for row in others]


def differ(relation: ManyToOneRel, some: list[Row], others: list[Row]) -> bool:
    """Whether an editor would see a difference: places count, not their numbers."""
    model = relation.related_model
    return [_unplaced(model, row.as_content()) for row in some] != [
        _unplaced(model, row.as_content()) for row in others
    ]


def give_rows(
    relation: ManyToOneRel, *, owner: int, wanted: list[Row], present: list[Row]
) -> list[Row]:
    """
    Makes the rows of `owner`, which are `present`, say what is `wanted`.

    Rows are deleted and saved one by one, so that the catalog hears of it; first
    deleted, so that no two of them say what only one may.
    """
    keeping = _those_that_stay(relation, wanted, present)
    for row in present:
        if row not in keeping:
            row.instance.delete()
    spare = defaultdict(list)
    for row in keeping:
        spare[row.said].append(row)
    return [
        spare[row.said].pop(0) if spare[row.said] else _copied(relation, row, owner)
        for row in wanted
    ]


def list_says_the_same(
    relation: ManyToOneRel, content: list[dict], rows: list[Row]
) -> bool:
    """Whether a list in a revision says what the rows do."""
    told = [text_of(_without_numbers(relation.related_model, each)) for each in content]
    if not relation.related_model._meta.ordering:
        told.sort()
    return told == [row.said for row in rows]


def _those_that_stay(
    relation: ManyToOneRel, wanted: list[Row], present: list[Row]
) -> list[Row]:
    """Where the rows do not tell their order, only those before the first change."""
    if not _tell_their_order(relation, wanted):
        same = 0
        for one, other in zip(wanted, present, strict=False):
            if one.said != other.said:
                break
            same += 1
        return present[:same]
    left = Counter(row.said for row in wanted)
    staying = []
    for row in present:
        if left[row.said]:
            left[row.said] -= 1
            staying.append(row)
    return staying


def _tell_their_order(relation: ManyToOneRel, rows: list[Row]) -> bool:
    names = [name.lstrip("-") for name in relation.related_model._meta.ordering]
    if not names:
        return True
    places = {
        tuple(extract_field_value(row.instance, name, pk_only=True) for name in names)
        for row in rows
    }
    return len(places) == len(rows)


def _copied(relation: ManyToOneRel, row: Row, owner: int) -> Row:
    model = type(row.instance)
    values = {
        each.attname: getattr(row.instance, each.attname)
        for each in model._meta.concrete_fields
        if each.name in names_said(model)
    }
    instance = model(**values | {relation.field.attname: owner})
    instance.save()
    copied = Row(instance, said=row.said)
    for below in child_relations(model):
        name = below.get_accessor_name()
        copied.lists[name] = [
            _copied(below, each, instance.pk) for each in row.lists[name]
        ]
    return copied


def _without_numbers(model: type[models.Model], content: dict) -> dict:
    """What a row in a revision says, as `Row.as_content` has it."""
    told = {name: content.get(name) for name in names_said(model)}
    for relation in child_relations(model):
        name = relation.get_accessor_name()
        told[name] = [
            _without_numbers(relation.related_model, each)
            for each in content.get(name, [])
        ]
    return told


def _unplaced(model: type[models.Model], content: dict) -> dict:
    told = content | {getattr(model, "sort_order_field", ""): None}
    for relation in child_relations(model):
        name = relation.get_accessor_name()
        told[name] = [_unplaced(relation.related_model, each) for each in told[name]]
    return told
