"""Schemas of what names a row of another model: a page, a term, an image, a file."""

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from search.catalog.registry import catalogued_models, vocabularies
from search.catalog.schema.annotations import annotated
from search.catalog.schema.parts import KEY, TEXT, object_of, or_null, reference


def named(model: type) -> dict:
    """What stands for a row of `model`: null where a reader may not open it."""
    if issubclass(model, Page):
        return or_null(reference(kinds_of_pages(model), key=KEY))
    if issubclass(model, AbstractImage):
        return _card("image", model)
    if issubclass(model, AbstractDocument):
        return or_null(_card("document", model))
    return reference(kinds_of_terms(model))


def kinds_of_pages(model: type[Page]) -> list[str]:
    """The kinds that a reference to a page of `model` may have; empty for any."""
    if model is Page:
        return []
    return [
        each.catalog_kind for each in catalogued_models() if issubclass(each, model)
    ]


def kinds_of_terms(model: type) -> list[str]:
    """The vocabularies whose terms are of `model`, which may be what they inherit."""
    return [kind for each, kind in vocabularies().items() if issubclass(each, model)]


def _card(kind: str, model: type[models.Model]) -> dict:
    """A reference that says more: what `catalog_card()` is annotated to return."""
    members = {"kind": {"const": kind}, "key": TEXT}
    card = annotated(model, "catalog_card", named)
    if "properties" not in card:
        return {"type": "object", "properties": members, "required": list(members)}
    return object_of(members | card["properties"])
