"""Schemas of the fields of models, as `representation` writes their values."""

from django.core.validators import EMPTY_VALUES
from django.db import models
from django.utils.choices import CallableChoiceIterator
from django.utils.text import capfirst
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from search.catalog.registry import vocabulary_kind
from search.catalog.relations import field_of, is_child_relation
from search.catalog.schema.annotations import annotated
from search.catalog.schema.blocks import Blocks
from search.catalog.schema.parts import (
    ANYTHING,
    DATE,
    HTML,
    KEY,
    TEXT,
    TIME,
    list_of,
    object_of,
    one_of,
    or_null,
)
from search.catalog.schema.rows import named

#: By class, the first that fits.
PLAIN = {
    models.BooleanField: {"type": "boolean"},
    models.IntegerField: {"type": "integer"},
    models.FloatField: {"type": "number"},
    models.DecimalField: {"type": "number"},
    models.DateTimeField: TIME,
    models.DateField: DATE,
    models.UUIDField: KEY,
    RichTextField: HTML,
    models.CharField: TEXT,
    models.TextField: TEXT,
}


class Fields:
    """
    What the `api_fields` of a page say, and those of its rows.

    `definitions` gathers the schema of each part that a body may be made of.
    """

    def __init__(self) -> None:
        self.definitions: dict[str, dict] = {}

    def of(self, model: type[models.Model], *, within: str = "") -> dict:
        """The object that stands for a page's fields or for a row."""
        names = [getattr(each, "name", each) for each in model.api_fields]
        return object_of({name: self._titled(model, name, within) for name in names})

    def _titled(self, model: type[models.Model], name: str, within: str) -> dict:
        """With the field's name in the active language, where it has one."""
        field = field_of(model, name)
        if field is None:
            return annotated(model, name, named)
        schema = self._schema(field, f"{within}{name}")
        title = getattr(field, "verbose_name", "")
        return {"title": capfirst(str(title)), **schema} if title else schema

    def _schema(self, field, path: str) -> dict:
        if hasattr(field, "record_schema"):
            return _or_null(field, field.record_schema())
        if isinstance(field, TaggableManager):
            return list_of(named(field.through.tag_model()))
        if isinstance(field, StreamField):
            return Blocks(self.definitions).stream(field.stream_block, path)
        if field.is_relation:
            return self._relation(field, path)
        return _or_null(field, _choices(field) or _plain(field))

    def _relation(self, field, path: str) -> dict:
        related = field.related_model
        if field.many_to_one or field.one_to_one:
            return _or_null(field, self._row(related, path))
        if is_child_relation(field) or field.one_to_many or field.many_to_many:
            return list_of(self._row(related, path))
        return ANYTHING

    def _row(self, model: type[models.Model], path: str) -> dict:
        """A row that says all of itself, or what names it."""
        says_itself = (
            getattr(model, "api_fields", None)
            and not issubclass(model, Page)
            and vocabulary_kind(model) is None
        )
        return self.of(model, within=f"{path}.") if says_itself else named(model)


def _or_null(field, schema: dict) -> dict:
    return or_null(schema) if getattr(field, "null", False) else schema


def _choices(field) -> dict:
    """The values of a list that does not depend on the site."""
    choices = getattr(field, "choices", None)
    if not choices or isinstance(choices, CallableChoiceIterator):
        return {}
    values = [value for value, _label in field.flatchoices if value not in EMPTY_VALUES]
    return one_of([*values, ""] if field.blank and _is_text(field) else values)


def _is_text(field) -> bool:
    return isinstance(field, models.CharField | models.TextField)


def _plain(field) -> dict:
    for known, schema in PLAIN.items():
        if isinstance(field, known):
            return schema
    return ANYTHING
