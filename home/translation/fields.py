"""Facts about the world: the same in every language, told by the source page."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from home.translation.sources import live_source_of


def fact(name: str) -> SynchronizedField:
    """Declares a field that a translation can neither translate nor change."""
    return SynchronizedField(name, overridable=False)


def facts_of(model: type) -> list[str]:
    """The names of the fields of a model that were declared with `fact`."""
    return [
        each.field_name
        for each in get_translatable_fields(model)
        if isinstance(each, SynchronizedField) and not each.overridable
    ]


class FactsFollowSource:
    """Mixed into a page class: a translation's facts are its source's."""

    def clean(self):
        """Refuses a fact that differs from the source's, translated or not."""
        super().clean()
        source = live_source_of(self)
        if source is None:
            return
        told = {
            name: _("This fact comes from the source page, which says: %(value)s.")
            % {"value": _shown(source, name)}
            for name in facts_of(type(self))
            if _value(self, name) != _value(source, name)
        }
        if told:
            raise ValidationError(told)


def _value(page, name: str):
    return page._meta.get_field(name).value_from_object(page)


def _shown(page, name: str) -> str:
    value = getattr(page, name)
    display = getattr(page, f"get_{name}_display", None)
    text = display() if display and value else value
    return str(_("not stated")) if text in (None, "") else str(text)
