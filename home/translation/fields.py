"""Facts about the world: the same in every language, told by the source page."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import ManyToOneRel
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.admin.panels import InlinePanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from home.translation.lists import differ
from home.translation.rows import Row, read_rows, rows_in_memory
from home.translation.shape import shape_of
from home.translation.sources import live_source_of


class Fact(SynchronizedField):
    """What no translation changes: a field, or a list of rows without a language."""

    def __init__(self, field_name: str):
        super().__init__(field_name, overridable=False)

    def is_synchronized(self, obj) -> bool:
        """Tags are no value to copy: the rows that tie them to the page are."""
        field = self.get_field(type(obj))
        return super().is_synchronized(obj) and not field.many_to_many


def fact(name: str) -> Fact:
    """
    Declares what a translation can neither translate nor change.

    `name` is a field, or the relation to child rows that are not translated: these are
    a fact as a whole. Tags need both: the manager, and the relation to its rows.
    """
    return Fact(name)


def facts_of(model: type) -> tuple[str, ...]:
    """The names of the plain fields of a model that were declared with `fact`."""
    return shape_of(model).facts


class FactsFollowSource:
    """Mixed into a page class: a translation's facts are its source's."""

    def clean(self):
        """
        Refuses a fact that differs from the source's, translated or not.

        Lists have no field on which to say so; the editor's form says it where they
        are: see `home.translation.forms`.
        """
        super().clean()
        source = live_source_of(self)
        if source is None:
            return
        shape = shape_of(type(self))
        told = {
            name: says_otherwise(_shown(source, name))
            for name in shape.facts
            if _value(self, name) != _value(source, name)
        }
        lists = [
            list_says_otherwise(label_of(type(self), relation))
            for relation in shape.lists
            if self._has_in_memory(relation)
            and differ(
                relation, rows_in_memory(relation, self), source_rows(relation, source)
            )
        ]
        if lists:
            told[NON_FIELD_ERRORS] = lists
        if told:
            raise ValidationError(told)

    def _has_in_memory(self, relation: ManyToOneRel) -> bool:
        """Only then could saving the page change it."""
        return getattr(self, relation.get_accessor_name()).is_deferring


def says_otherwise(shown: str) -> str:
    return _("This fact comes from the source page, which says: %(value)s.") % {
        "value": shown
    }


def list_says_otherwise(label: str) -> str:
    return _("“%(label)s” comes from the source page, and is another list there.") % {
        "label": label
    }


def source_rows(relation: ManyToOneRel, source: Page) -> list[Row]:
    return read_rows(relation, [source.pk]).get(source.pk, [])


def tags_of(model: type, relation: ManyToOneRel) -> TaggableManager | None:
    """The field that shows the rows of a relation as tags."""
    for field in model._meta.many_to_many:
        if (
            isinstance(field, TaggableManager)
            and field.through is relation.related_model
        ):
            return field
    return None


def label_of(model: type[Page], relation: ManyToOneRel) -> str:
    """What the editor calls a list: its panel's heading, else what its rows are."""
    tags = tags_of(model, relation)
    if tags is not None:
        return capfirst(tags.verbose_name)
    panel = _panel_of(model.get_edit_handler(), relation.get_accessor_name())
    if panel is not None:
        return str(panel.heading)
    return capfirst(relation.related_model._meta.verbose_name_plural)


def _panel_of(panel, name: str) -> InlinePanel | None:
    if isinstance(panel, InlinePanel) and panel.relation_name == name:
        return panel
    found = (_panel_of(each, name) for each in getattr(panel, "children", []))
    return next(filter(None, found), None)


def _value(page, name: str):
    return page._meta.get_field(name).value_from_object(page)


def _shown(page, name: str) -> str:
    value = getattr(page, name)
    display = getattr(page, f"get_{name}_display", None)
    text = display() if display and value else value
    return str(_("not stated")) if text in (None, "") else str(text)
