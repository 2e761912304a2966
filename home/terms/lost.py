"""
Revisions that name what was deleted since.

modelcluster reads a foreign key that leads nowhere only where its row would have gone
with what it led to. Ours are protected, and an old revision is no row: the key is taken
out of it, and the child row with it where the row is nothing without.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.db import models
from modelcluster.models import get_all_child_relations

Keys = dict[type[models.Model], set]


def without_lost_keys(model: type[models.Model], content: dict) -> dict:
    """The content of a revision of `model` without protected keys that lead nowhere."""
    named: Keys = defaultdict(set)
    for key, number in _protected(model, content):
        named[key.related_model].add(key.target_field.to_python(number))
    lost = {
        target: numbers - set(_present(target, numbers))
        for target, numbers in named.items()
    }
    return _taken_out(model, content, lost) if any(lost.values()) else content


def _protected(model, content: dict) -> Iterator[tuple[models.ForeignKey, object]]:
    for key in _protected_keys(model):
        if content.get(key.name) is not None:
            yield key, content[key.name]
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name()) or []:
            yield from _protected(relation.related_model, row)


def _taken_out(model, content: dict, lost: Keys) -> dict:
    content = dict(content)
    for key in _protected_keys(model):
        if _leads_nowhere(key, content, lost):
            content[key.name] = None
    for relation in get_all_child_relations(model):
        name, below = relation.get_accessor_name(), relation.related_model
        if content.get(name):
            content[name] = [
                _taken_out(below, row, lost)
                for row in content[name]
                if not _is_nothing_without(below, row, lost)
            ]
    return content


def _is_nothing_without(model, row: dict, lost: Keys) -> bool:
    return any(
        not key.null and _leads_nowhere(key, row, lost)
        for key in _protected_keys(model)
    )


def _leads_nowhere(key: models.ForeignKey, content: dict, lost: Keys) -> bool:
    number = content.get(key.name)
    return number is not None and key.target_field.to_python(number) in lost.get(
        key.related_model, ()
    )


def _present(model: type[models.Model], numbers: set) -> models.QuerySet:
    found = model._base_manager.filter(pk__in=numbers)
    return found.values_list("pk", flat=True)


def _protected_keys(model: type[models.Model]) -> list[models.ForeignKey]:
    return [
        each
        for each in model._meta.concrete_fields
        if isinstance(each, models.ForeignKey)
        and each.remote_field.on_delete in (models.PROTECT, models.RESTRICT)
    ]
