"""Pages with all that their translations must follow, read in few queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models

from home.translation.rows import Row, as_content, read_rows
from home.translation.shape import Shape, shape_of


@dataclass(slots=True, eq=False)
class Part:
    """A page, or a row in its language, with what stands below by relation."""

    instance: models.Model
    lists: dict[str, list[Row]] = field(default_factory=dict)
    rows: dict[str, list["Part"]] = field(default_factory=dict)

    @property
    def shape(self) -> Shape:
        return shape_of(type(self.instance))

    def rows_by_key(self, name: str) -> dict[UUID, "Part"]:
        return {part.instance.translation_key: part for part in self.rows[name]}

    def facts(self) -> dict:
        """The plain ones, as revisions hold them."""
        return as_content(self.instance, self.shape.facts)

    def prose(self) -> dict:
        """What a translator translates, with that of the rows, as revisions hold it."""
        content = as_content(self.instance, self.shape.prose)
        for name, parts in self.rows.items():
            content[name] = [part.prose() for part in parts]
        return content


def read_parts(instances: list[models.Model]) -> list[Part]:
    """Parts of one model; the rows of each relation cost one query for all of them."""
    parts = [Part(each) for each in instances]
    if not parts:
        return parts
    shape, pks = parts[0].shape, [each.pk for each in instances]
    for relation in shape.lists:
        found = read_rows(relation, pks)
        for part in parts:
            rows = found.get(part.instance.pk, [])
            part.lists[relation.get_accessor_name()] = rows
    for relation, _below in shape.rows:
        parent, by_owner = relation.field, defaultdict(list)
        model = relation.related_model
        rows = model._default_manager.filter(**{f"{parent.name}__in": pks})
        for part in read_parts(list(rows.order_by(*model._meta.ordering, "pk"))):
            by_owner[getattr(part.instance, parent.attname)].append(part)
        for part in parts:
            part.rows[relation.get_accessor_name()] = by_owner[part.instance.pk]
    return parts
