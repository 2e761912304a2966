"""
Rows that have no language, read in bulk, with what they say.

A page's tags, and child rows such as a lab's skills, are the same whatever the language
of the page.
"""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import ManyToOneRel
from modelcluster.fields import ParentalKey
from modelcluster.models import get_field_value

from home.translation.shape import child_relations


@dataclass(slots=True, eq=False)
class Row:
    """A row, with the rows below it by the name of their relation."""

    instance: models.Model
    lists: dict[str, list["Row"]] = field(default_factory=dict)
    #: All that the row says, as JSON.
    said: str = ""

    def read(self) -> "Row":
        self.said = text_of(self.as_content())
        return self

    def as_content(self) -> dict:
        """Without its number and its owner's, as no other row has these."""
        content = as_content(self.instance, names_said(type(self.instance)))
        for name, rows in self.lists.items():
            content[name] = [row.as_content() for row in rows]
        return content


def as_revision_list(
    relation: ManyToOneRel, rows: list[Row], *, new: bool = False
) -> list[dict]:
    """As revisions hold rows: with their numbers, or as rows that are not saved yet."""
    parent, contents = relation.field, []
    for row in rows:
        content = row.as_content()
        content["pk"] = None if new else row.instance.pk
        content[parent.name] = None if new else getattr(row.instance, parent.attname)
        for below in child_relations(relation.related_model):
            name = below.get_accessor_name()
            content[name] = as_revision_list(below, row.lists[name], new=new)
        contents.append(content)
    return contents


def as_content(instance: models.Model, names: Collection[str]) -> dict:
    """Values of fields as revisions hold them: dates are text there."""
    values = {
        name: get_field_value(instance._meta.get_field(name), instance)
        for name in names
    }
    return json.loads(text_of(values))


def read_rows(relation: ManyToOneRel, owners: Collection[int]) -> dict[int, list[Row]]:
    """The rows of a relation by their owner's number; one query a relation."""
    model, parent = relation.related_model, relation.field
    instances = model._default_manager.filter(**{f"{parent.name}__in": owners})
    rows = [Row(each) for each in instances.order_by(*model._meta.ordering, "pk")]
    if rows:
        pks = [row.instance.pk for row in rows]
        for below in child_relations(model):
            found = read_rows(below, pks)
            for row in rows:
                lists = found.get(row.instance.pk, [])
                row.lists[below.get_accessor_name()] = lists
    by_owner = defaultdict(list)
    for row in rows:
        by_owner[getattr(row.instance, parent.attname)].append(row.read())
    return {owner: in_order(relation, found) for owner, found in by_owner.items()}


def rows_in_memory(relation: ManyToOneRel, owner: models.Model) -> list[Row]:
    """The rows of an object that is perhaps not saved, as they are in memory."""
    rows = []
    for instance in getattr(owner, relation.get_accessor_name()).all():
        row = Row(instance)
        for below in child_relations(type(instance)):
            row.lists[below.get_accessor_name()] = rows_in_memory(below, instance)
        rows.append(row.read())
    return in_order(relation, rows)


def in_order(relation: ManyToOneRel, rows: list[Row]) -> list[Row]:
    """Rows that have no order of their own are put in any that is always the same."""
    if relation.related_model._meta.ordering:
        return rows
    return sorted(rows, key=lambda row: row.said)


@cache
def names_said(model: type[models.Model]) -> tuple[str, ...]:
    """The fields in which a row says something: not its owner's, nor a time stamp."""
    return tuple(
        each.name
        for each in model._meta.concrete_fields
        if each.serialize
        and not isinstance(each, ParentalKey)
        and not getattr(each, "auto_now", False)
        and not getattr(each, "auto_now_add", False)
    )


def text_of(content: dict) -> str:
    """The same text for the same content, in whatever order it was read."""
    return json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True)
