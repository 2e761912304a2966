"""What each kind can be filtered by, told without asking the database."""

from dataclasses import dataclass
from inspect import isclass
from types import NoneType
from typing import get_args

from django.db import models
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext as _
from taggit.managers import TaggableManager
from wagtail.models import Page

from search.catalog.facets import facet_label
from search.catalog.relations import field_of
from search.catalog.schema.annotations import returned
from search.catalog.schema.rows import kinds_of_pages, kinds_of_terms


@dataclass(frozen=True, slots=True)
class DeclaredFacet:
    """A facet of one kind, with words of the active language."""

    name: str
    label: str
    #: Of what the values are: "term", "page", "choice", "boolean", "number", "text".
    type: str
    #: The kinds of the terms or pages whose keys the values are.
    kinds: list[str]
    #: Each value with its label, where that does not depend on what is published.
    values: dict[str, str] | None = None


def declared_facets(model: type) -> list[DeclaredFacet]:
    """Those of a page class, in the order of declaration."""
    return [_facet(model, name) for name in model.catalog_facets]


def _facet(model: type, name: str) -> DeclaredFacet:
    field, label = field_of(model, name), facet_label(name, [model])
    holds = _holds(model, name)
    if isinstance(field, models.BooleanField) or holds is bool:
        words = {"true": _("Yes"), "false": _("No")}
        return DeclaredFacet(name, label, "boolean", [], words)
    choices = _choices(field)
    if choices:
        return DeclaredFacet(name, label, "choice", [], choices)
    if isclass(holds) and issubclass(holds, Page):
        return DeclaredFacet(name, label, "page", kinds_of_pages(holds))
    kinds = kinds_of_terms(holds) if isclass(holds) else []
    if kinds:
        return DeclaredFacet(name, label, "term", kinds)
    return DeclaredFacet(
        name, label, "number" if _is_number(field, holds) else "text", []
    )


def _holds(model: type, name: str):
    """The class of the values: what a relation leads to, or an annotation names."""
    field = field_of(model, name)
    if isinstance(field, TaggableManager):
        return field.through.tag_model()
    if field is not None:
        return field.related_model
    hint = returned(model, name)
    many = [each for each in get_args(hint) if each is not NoneType]
    return many[0] if len(many) == 1 else hint


def _choices(field) -> dict[str, str]:
    choices = getattr(field, "choices", None)
    if not choices or isinstance(choices, CallableChoiceIterator):
        return {}
    return {str(value): str(label) for value, label in field.flatchoices if value}


def _is_number(field, holds) -> bool:
    numbers = models.IntegerField | models.FloatField | models.DecimalField
    return isinstance(field, numbers) or holds in (int, float)
