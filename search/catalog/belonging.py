"""
To which pages and terms a change of a row belongs, beside the row itself.

A child row is part of its owner, however deep it stands. A term is part of what is said
of the terms that name it: a place's text may say the name of its region.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from search.catalog.references import is_mentionable, targets_of_row
from search.catalog.registry import vocabulary_kind


@dataclass(slots=True)
class Owners:
    """Pages by primary key, and targets of `Mention`."""

    pages: set[int] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)


def owners_of(rows: Iterable[models.Model], using: str | None = None) -> Owners:
    """The pages and the terms of which these rows are a part."""
    found = Owners()
    rows = list(rows)
    while rows:
        row = rows.pop()
        for key in _parental_keys(type(row)):
            number, owner = getattr(row, key.attname), key.related_model
            if number is None:
                continue
            if issubclass(owner, Page):
                found.pages.add(number)
            elif is_mentionable(owner):
                found.targets |= targets_of_row(owner, number)
            elif _parental_keys(owner):
                rows += owner._base_manager.using(using).filter(pk=number)
    return found


def terms_naming(term: models.Model, using: str | None = None) -> set[str]:
    """The targets of the terms that name this one, in a field or in a child row."""
    found = set()
    for key in _keys_in_terms(type(term)):
        rows = key.model._base_manager.using(using).filter(**{key.name: term})
        if vocabulary_kind(key.model) is None:
            found |= owners_of(rows, using).targets
            continue
        for number in rows.values_list("pk", flat=True):
            found |= targets_of_row(key.model, number)
    return found


def _keys_in_terms(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    """The foreign keys to a model that stand in a vocabulary or in its child rows."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_foreign_key = isinstance(relation, models.ManyToOneRel)
        if is_foreign_key and _is_part_of_a_term(relation.related_model):
            yield relation.field


def _is_part_of_a_term(model: type[models.Model]) -> bool:
    return vocabulary_kind(model) is not None or any(
        _is_part_of_a_term(key.related_model) for key in _parental_keys(model)
    )


def _parental_keys(model: type[models.Model]) -> list[ParentalKey]:
    return [key for key in model._meta.concrete_fields if isinstance(key, ParentalKey)]
