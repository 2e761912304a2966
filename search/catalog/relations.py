"""What the records of many pages will ask for, read in few queries."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from modelcluster.fields import ParentalKey
from taggit.managers import TaggableManager
from wagtail.models import Page


def names_of(model: type[models.Model]) -> list[str]:
    """What a page's or a row's record says: its `api_fields`, a page's facets too."""
    declared = [getattr(each, "name", each) for each in _list(model, "api_fields")]
    return list(dict.fromkeys([*declared, *_list(model, "catalog_facets")]))


def with_relations(rows: models.QuerySet) -> models.QuerySet:
    """
    The queryset with the relations that are named fetched, rows of rows as well.

    `read_with` of a model are those that its sections speak of beside.
    """
    single, many = [], [*_list(rows.model, "read_with")]
    for name, field in _fields(rows.model):
        if isinstance(field, models.ForeignKey):
            single.append(name)
        elif isinstance(field, TaggableManager):
            many.append(name)
        elif is_child_relation(field):
            below = with_relations(_in_order(field.related_model))
            many.append(models.Prefetch(name, below))
    if single:
        rows = rows.select_related(*single)
    return rows.prefetch_related(*many)


def parts_of(instance: models.Model) -> Iterator[models.Model]:
    """A page and the child rows of which its record speaks, rows of rows as well."""
    yield instance
    for name, field in _fields(type(instance)):
        if is_child_relation(field):
            for row in getattr(instance, name).all():
                yield from parts_of(row)


def named_pages(parts: Iterable[models.Model]) -> Iterator[Page]:
    """The pages that pages and rows name in their fields."""
    for part in parts:
        for name, field in _fields(type(part)):
            if isinstance(field, models.ForeignKey):
                value = getattr(part, name)
                if isinstance(value, Page):
                    yield value


def field_of(model: type[models.Model], name: str):
    """The field or relation of that name; None for a property or a method."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def is_child_relation(field) -> bool:
    return isinstance(getattr(field, "remote_field", None), ParentalKey)


def _fields(model: type[models.Model]) -> Iterator[tuple[str, models.Field]]:
    """The fields and relations among the names."""
    for name in names_of(model):
        field = field_of(model, name)
        if field is not None:
            yield name, field


def _in_order(model: type[models.Model]) -> models.QuerySet:
    """Rows in their order, which is the same whenever they are read."""
    return model._default_manager.order_by(*model._meta.ordering, "pk")


def _list(model: type[models.Model], name: str) -> list:
    return getattr(model, name, [])
