"""Rows below pages and terms can be moved about by editors."""

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.models import Page

from home.models.base import SitePage
from home.models.rows import DistinctRow
from home.terms.joining import parental_keys
from home.translation.shape import child_relations
from search.catalog.registry import vocabularies


@register()
def check_rows(app_configs, **kwargs):
    """What editors may write must not fail in the database."""
    pages = [each for each in apps.get_models() if issubclass(each, SitePage)]
    rows = {row for model in [*pages, *vocabularies()] for row in _rows_below(model)}
    return [
        error
        for model in sorted(rows, key=lambda each: each._meta.label)
        for error in _check(model)
    ]


def _rows_below(model: type[models.Model]) -> Iterator[type[models.Model]]:
    for relation in child_relations(model):
        # Wagtail's own lists, and tags, are written as a whole.
        if relation.model is not Page:
            yield relation.related_model
            yield from _rows_below(relation.related_model)


def _check(model: type[models.Model]) -> Iterator[Error]:
    owners = {each.name for each in parental_keys(model)}
    groups = [each.fields for each in model._meta.total_unique_constraints]
    for names in [*groups, *model._meta.unique_together]:
        if owners & set(names):
            text = (
                f"has rows of which only one may say {sorted(set(names) - owners)} in "
                "the database: two that exchange it cannot be saved."
            )
            yield Error(
                f"{model._meta.label} {text}",
                hint="Declare `distinct_by`: see `home.models.rows`.",
                obj=model,
                id="home.E001",
            )
    if issubclass(model, DistinctRow):
        try:
            model._meta.get_field(getattr(model, "distinct_by", ""))
        except FieldDoesNotExist:
            yield Error(
                f"{model._meta.label} does not say in which of its fields its rows "
                "differ.",
                hint="Name a field in `distinct_by`.",
                obj=model,
                id="home.E002",
            )
