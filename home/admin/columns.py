"""What lists of pages and of terms say in their columns."""

from django.conf import settings
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.models import Page

from home.completeness import Completeness
from home.fields import LabelField
from home.translation.states import States, TranslationState

STATE_LABELS = {
    TranslationState.MISSING: gettext_lazy("missing"),
    TranslationState.DRAFT: gettext_lazy("draft"),
    TranslationState.OUTDATED: gettext_lazy("outdated"),
    TranslationState.PRESENT: gettext_lazy("up to date"),
}


def percent_text(found: Completeness) -> str:
    return _("%(percent)d%%") % {"percent": found.percent}


class LanguageColumn(Column):
    """The language of a page, in words."""

    def __init__(self, name="language", **kwargs):
        kwargs.setdefault("label", gettext_lazy("Language"))
        super().__init__(name, accessor="locale.language_name", **kwargs)

    def get_value(self, instance: Page):
        names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
        return names.get(instance.locale.language_code, instance.locale.language_code)


class CompletenessColumn(BaseColumn):
    """The share of a page that is filled in; what lacks opens below it."""

    cell_template_name = "home/admin/completeness_cell.html"

    def __init__(self, name="completeness", **kwargs):
        kwargs.setdefault("label", gettext_lazy("Completeness"))
        super().__init__(name, **kwargs)

    def get_cell_context_data(self, instance: Page, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        found: Completeness = instance.completeness
        context["percent"] = percent_text(found)
        context["lacks"] = [lack.label for lack in found.lacks]
        return context


class TranslationsColumn(BaseColumn):
    """How the page stands in the other languages, and whether it is itself outdated."""

    cell_template_name = "home/admin/translations_cell.html"

    def __init__(self, name="translations", **kwargs):
        kwargs.setdefault("label", gettext_lazy("Translation"))
        super().__init__(name, **kwargs)

    def get_cell_context_data(self, instance: Page, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        states: States = instance.translation_states
        own = instance.locale.language_code
        context["own"] = (
            STATE_LABELS[TranslationState.OUTDATED]
            if states.get(own) is TranslationState.OUTDATED
            else ""
        )
        context["others"] = [
            (str(name), STATE_LABELS[states[code]], states[code])
            for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
            if code != own
        ]
        return context


class MissingTextsColumn(Column):
    """The languages in which a term has no name yet."""

    def __init__(self, name="missing_texts", **kwargs):
        kwargs.setdefault("label", gettext_lazy("Not named in"))
        super().__init__(name, **kwargs)

    def get_value(self, instance: Model):
        labels = [
            getattr(instance, each.attname)
            for each in instance._meta.concrete_fields
            if isinstance(each, LabelField)
            and (each.name == instance.label_field or not each.blank)
        ]
        names = [
            str(name)
            for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
            if not all(label.get(code) for label in labels)
        ]
        return capfirst(", ".join(names))
