"""How a form chooses a term, and makes one that is missing without leaving the form."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser


class TermChooser(AdminSnippetChooser):
    """Speaks the language of the editor: Wagtail's own speaks that of the start."""

    def __init__(self, model=None, **kwargs):
        super().__init__(model=model, **kwargs)
        vocabulary = self.model._meta.verbose_name_plural
        self.choose_one_text = format_lazy(
            _("Choose from “{vocabulary}”"), vocabulary=vocabulary
        )
        self.choose_another_text = _("Choose another")
        self.link_to_chosen_text = _("Edit what is chosen")


class TermChooserViewSet(SnippetChooserViewSet):
    """A term is found by any of its words, in any language; a new one is named here."""

    base_widget_class = TermChooser
    create_action_label = _("Create")
    search_tab_label = _("Search")

    @cached_property
    def form_fields(self) -> list[str]:
        """What a term cannot be without."""
        return [
            each.name
            for each in self.model._meta.concrete_fields
            if each.editable
            and not each.blank
            and not (each.has_default() and not isinstance(each, models.JSONField))
            and not each.primary_key
        ]
