"""What a page class declares as facts can be followed."""

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

from home.translation.fields import FactsFollowSource
from home.translation.shape import child_relations, is_fact


@register()
def check_facts(app_configs, **kwargs):
    """A fact that nothing could follow would be another in each language."""
    pages = [each for each in apps.get_models() if issubclass(each, FactsFollowSource)]
    return [error for model in pages for error in _check_part(model)]


def _check_part(model: type[models.Model]) -> Iterator[Error]:
    """A page, or a translated row below it."""
    facts = {
        each.field_name for each in get_translatable_fields(model) if is_fact(each)
    }
    for name in sorted(facts):
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            yield _error(model, f"declares the fact {name!r}, which it has not.", 1)
    for relation in child_relations(model):
        # What every page has is not this one's to declare.
        if relation.model is Page:
            continue
        rows, name = relation.related_model, relation.name
        if issubclass(rows, TranslatableMixin):
            if name in facts:
                text = f"declares the fact {name!r}, whose rows are translated."
                yield _error(model, text, 2)
            yield from _check_part(rows)
            continue
        if name not in facts:
            text = f"has rows without a language, and no fact {name!r}."
            yield _error(model, text, 3)
        yield from _check_rows(rows)


def _check_rows(model: type[models.Model]) -> Iterator[Error]:
    """Rows without a language: every translation has a copy of them."""
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key and not _is_owner(field):
            text = f"has no language, and {field.name!r}, which only one row may say."
            yield _error(model, text, 4)
    for relation in child_relations(model):
        if issubclass(relation.related_model, TranslatableMixin):
            text = f"has no language, and rows {relation.name!r} that have one."
            yield _error(model, text, 5)
        else:
            yield from _check_rows(relation.related_model)


def _is_owner(field: models.Field) -> bool:
    return isinstance(field, ParentalKey)


def _error(model: type[models.Model], text: str, number: int) -> Error:
    return Error(
        f"{model._meta.label} {text}", obj=model, id=f"home_translation.E00{number}"
    )
