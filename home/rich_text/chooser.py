"""The window in which an editor chooses what an abbreviation stands for."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from home.models import GlossaryTerm


class TermFilterForm(BaseFilterForm):
    """Finds terms by any of their texts, in any language, with or without accents."""

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
        required=False,
    )

    def filter(self, objects):
        terms = super().filter(objects)
        query = _folded(self.cleaned_data["q"])
        if not query:
            return terms
        self.is_searching = True
        self.search_query = self.cleaned_data["q"]
        # A glossary is read whole: labels are JSON, which databases fold differently.
        found = [term.pk for term in terms if query in _folded(_texts(term))]
        return terms.filter(pk__in=found)


class TermsMixin:
    """The terms that stand for more than their letters."""

    filter_form_class = TermFilterForm

    def get_object_list(self):
        return GlossaryTerm.objects.exclude(expansion={})

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("expansion", label=_("Stands for"), accessor="expansion"),
        ]


class ChooseView(TermsMixin, chooser.ChooseView):
    """Opens on the terms that the selected letters may stand for, else on all."""

    def get_filter_form(self):
        form = super().get_filter_form()
        if form.is_valid() and not form.filter(self.get_object_list()).exists():
            return self.filter_form_class({})
        return form


class ChooseResultsView(TermsMixin, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    def get_chosen_response_data(self, item):
        return {
            **super().get_chosen_response_data(item),
            "key": item.key,
            "expansion": str(item.expansion),
        }


class AbbreviationChooserViewSet(ChooserViewSet):
    model = GlossaryTerm
    icon = "abbreviation"
    page_title = _("Choose what the letters stand for")
    per_page = 25
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    register_widget = False

    def get_object_list(self):
        return GlossaryTerm.objects.exclude(expansion={})


def _texts(term: GlossaryTerm) -> str:
    return " ".join((term.key, *term.term.values(), *term.expansion.values()))


def _folded(text: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))
