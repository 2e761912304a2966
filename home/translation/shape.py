"""What of a page, and of the rows below it, is fact and what is prose."""

from dataclasses import dataclass
from functools import cache

from django.db import models
from django.db.models import ManyToOneRel
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import (
    SynchronizedField,
    TranslatableField,
    get_translatable_fields,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Of a page, or of a row in the language of its page."""

    #: Fields that are the same in every language.
    facts: tuple[str, ...]
    #: Fields that a translator translates.
    prose: tuple[str, ...]
    #: Of these, the ones that hold blocks.
    streams: frozenset[str]
    #: Relations to rows that have no language: each is a fact as a whole.
    lists: tuple[ManyToOneRel, ...]
    #: Relations to rows in the language of the page, with facts and prose of their own.
    rows: tuple[tuple[ManyToOneRel, "Shape"], ...]


@cache
def shape_of(model: type[models.Model]) -> Shape:
    declared = get_translatable_fields(model)
    facts = {each.field_name for each in declared if is_fact(each)}
    prose = [each for each in declared if isinstance(each, TranslatableField)]
    names = [each.field_name for each in prose if _is_text(model, each.field_name)]
    relations = child_relations(model)
    return Shape(
        facts=tuple(
            each.name
            for each in model._meta.concrete_fields
            if each.name in facts or each.name == _order_field(model)
        ),
        prose=tuple(names),
        streams=frozenset(
            name
            for name in names
            if isinstance(model._meta.get_field(name), StreamField)
        ),
        lists=tuple(
            relation
            for relation in relations
            if relation.name in facts and not _has_language(relation)
        ),
        rows=tuple(
            (relation, shape_of(relation.related_model))
            for relation in relations
            if _has_language(relation)
        ),
    )


def is_fact(declared) -> bool:
    return isinstance(declared, SynchronizedField) and not declared.overridable


def child_relations(model: type[models.Model]) -> list[ManyToOneRel]:
    if not issubclass(model, ClusterableModel):
        return []
    return get_all_child_relations(model)


def _has_language(relation: ManyToOneRel) -> bool:
    return issubclass(relation.related_model, TranslatableMixin)


def _order_field(model: type[models.Model]) -> str | None:
    """The order of a page's rows is the same in every language."""
    return getattr(model, "sort_order_field", None)


def _is_text(model: type[models.Model], name: str) -> bool:
    """An address is no prose, and what another row says is said there."""
    field = model._meta.get_field(name)
    return field.concrete and not field.is_relation and name != "slug"
