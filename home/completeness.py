"""
What a page lacks to be full: the fields that nobody filled in.

Computed from what is there, never stored. What no source states stays empty for good,
so a share of 100 % is an aim and no duty. Translations are told apart: see
`home.translation.states`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.admin.panels import InlinePanel
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a page should have and has not."""

    #: Stable name: that of the field, or `image_alt`.
    code: str
    #: The field, or relation, in whose place of the form it can be mended.
    field: str
    model: type[Page]

    @property
    def label(self) -> str:
        """What editors call it, in the active language."""
        if self.code != self.field:
            return gettext("Alternative text of the image")
        return label_of(self.model, self.field)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How full a page is."""

    lacks: list[Lack]
    #: From 0 to 1.
    share: float

    @property
    def codes(self) -> list[str]:
        return [lack.code for lack in self.lacks]

    @property
    def percent(self) -> int:
        """Rounded down: 100 is said of what lacks nothing."""
        return int(self.share * 100)


def lacking(page: Page) -> list[Lack]:
    """What of its `expected_fields` a page lacks."""
    return [lack for name in expected_fields(type(page)) if (lack := _lack(page, name))]


def completeness(page: Page) -> float:
    """The share of its expected fields that a page has, from 0 to 1."""
    return measure(page).share


def measure(page: Page) -> Completeness:
    lacks, expected = lacking(page), expected_fields(type(page))
    return Completeness(lacks, 1 - len(lacks) / len(expected) if expected else 1.0)


def completeness_of(pages: Iterable[Page]) -> dict[int, Completeness]:
    """
    How full each of many pages is, as it is stored, by primary key.

    A query for each type of page and for each child relation that the type expects.
    """
    by_model = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page.pk)
    return {
        page.pk: measure(page)
        for model, numbers in by_model.items()
        for page in model._base_manager.filter(pk__in=numbers).prefetch_related(
            *_read_with(model), "locale"
        )
    }


def expected_fields(model: type[Page]) -> list[str]:
    return list(dict.fromkeys(getattr(model, "expected_fields", [])))


def label_of(model: type[Page], name: str) -> str:
    """What the form of a page calls a field, or a relation to child rows."""
    heading = _headings(model.get_edit_handler()).get(name)
    found = _field_of(model, name)
    return capfirst(str(heading or getattr(found, "verbose_name", name)))


def without(model: type[Page], name: str) -> Q:
    """The condition under which pages of a type lack one of their expected fields."""
    found = _field_of(model, name)
    if found.one_to_many:
        rows = found.related_model._base_manager.filter(
            **{found.field.name: OuterRef("pk")}
        )
        lacks = ~Q(Exists(rows))
    elif isinstance(found, StreamField):
        lacks = Q(**{name: []})
    else:
        lacks = Q(**{f"{name}__isnull": True}) if found.null else Q(**{name: ""})
    closing = getattr(model, "expected_unless", {}).get(name)
    return lacks & Q(**{closing: False}) if closing else lacks


def _lack(page: Page, name: str) -> Lack | None:
    model = type(page)
    found = _field_of(model, name)
    if _is_image(found):
        image = getattr(page, name)
        if image is None:
            return Lack(name, name, model)
        # An image that shows something says it to those who do not see it.
        said = image.is_decorative or image.alt.get(page.locale.language_code)
        return None if said else Lack(f"{name}_alt", name, model)
    closing = getattr(page, "expected_unless", {}).get(name)
    if _is_stated(page, found) or (closing and getattr(page, closing)):
        return None
    return Lack(name, name, model)


def _is_stated(page: Page, found) -> bool:
    """Whether a field says something: 0 and no do, an empty text does not."""
    if found.one_to_many:
        return bool(list(getattr(page, found.get_accessor_name()).all()))
    value = getattr(page, found.attname)
    return isinstance(value, bool | int | float) or bool(value)


def _read_with(model: type[Page]) -> list[str]:
    """The relations that must be read to tell what a page of a type lacks."""
    found = [_field_of(model, name) for name in expected_fields(model)]
    return [each.name for each in found if each.one_to_many or _is_image(each)]


def _is_image(found) -> bool:
    return isinstance(found, models.ForeignKey) and issubclass(
        found.related_model, AbstractImage
    )


def _field_of(model: type[Page], name: str):
    return model._meta.get_field(name)


def _headings(panel) -> dict[str, str]:
    """What stands above the child rows in a form, by the name of their relation."""
    if isinstance(panel, InlinePanel):
        return {panel.relation_name: panel.heading or panel.label}
    found = {}
    for child in getattr(panel, "children", []):
        found |= _headings(child)
    return found
