"""What would only fail at run time, said at start."""

from django.conf import settings
from django.core.checks import Error, register
from django.db import models
from taggit.managers import TaggableManager
from wagtail.models import Page

from search.catalog.db.precommit import PreCommit
from search.catalog.references import is_mentionable
from search.catalog.registry import catalogued_models, vocabularies
from search.catalog.relations import field_of, is_child_relation, names_of


@register()
def check_database_backend(app_configs, **kwargs):
    """Without our backend nothing is ever settled, and nobody would notice."""
    from django.db import connections  # checks run before databases

    return [
        Error(
            f"The database {alias!r} has the engine {connections[alias].vendor!r} "
            "without the catalog's COMMIT.",
            hint="Use search.catalog.db.sqlite3 or search.catalog.db.postgresql.",
            id="search_catalog.E001",
        )
        for alias in settings.DATABASES
        if not isinstance(connections[alias], PreCommit)
    ]


@register()
def check_middleware(app_configs, **kwargs):
    if "search.catalog.middleware.UnsafeRequestsAtomic" in settings.MIDDLEWARE:
        return []
    return [
        Error(
            "Unsafe requests are not atomic: a publication could stop half-way.",
            hint="Add search.catalog.middleware.UnsafeRequestsAtomic to MIDDLEWARE.",
            id="search_catalog.E002",
        )
    ]


@register()
def check_declarations(app_configs, **kwargs):
    """Kinds are unique, and what they declare exists and can be written."""
    errors, seen = [], {}
    for model in catalogued_models():
        kind = getattr(model, "catalog_kind", None)
        if not kind:
            errors.append(_error(model, "does not say its catalog_kind.", "E003"))
        elif kind in seen:
            text = f"has the same catalog_kind {kind!r} as {seen[kind]._meta.label}."
            errors.append(_error(model, text, "E004"))
        seen[kind] = model
        errors += [*_check_names(model), *_check_lists(model)]
    return errors


def _check_names(model):
    """What a page or a row of it says of itself exists, and records can hold it."""
    for name in names_of(model):
        field = field_of(model, name)
        if field is None:
            if not hasattr(model, name):
                yield _error(model, f"declares {name!r}, which it has not.", "E005")
        elif is_child_relation(field):
            yield from _check_rows(model, name, field.related_model)
        else:
            yield from _check_named(model, name, field)


def _check_rows(model, name, rows):
    if not names_of(rows):
        text = (
            f"names the rows {rows._meta.label} by {name!r}: they have no api_fields."
        )
        yield _error(model, text, "E007")
    yield from _check_names(rows)


def _check_named(model, name, field):
    target = None
    if isinstance(field, models.ForeignKey):
        target = field.related_model
    elif isinstance(field, TaggableManager):
        target = field.through.tag_model()
    if target and not _can_be_named(target):
        text = f"names {target._meta.label} by {name!r}, which is no vocabulary."
        yield _error(model, text, "E006")


def _check_lists(model):
    known = {each._meta.label.lower() for each in vocabularies()}
    for label in model.catalog_lists:
        if label.lower() not in known:
            text = f"lists {label!r}, which is no vocabulary."
            yield _error(model, text, "E008")


def _can_be_named(model) -> bool:
    return is_mentionable(model) or issubclass(model, Page)


def _error(model, text, number):
    return Error(
        f"{model._meta.label} {text}", obj=model, id=f"search_catalog.{number}"
    )
