"""Lists and forms of the terms of a vocabulary."""

from django.conf import settings
from django.db import models
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    EditView,
    IndexView,
    ReorderView,
    SnippetViewSet,
)

from home.admin.chooser import TermChooserViewSet
from home.admin.columns import MissingTextsColumn
from home.admin.forms import TermForm
from home.admin.menu import VOCABULARIES
from home.admin.merging import MergeView
from home.admin.searching import SearchAmongFiltered
from home.fields import LabelField
from home.models.key import key_field
from home.terms.keys import forget_key


class TermIndexView(SearchAmongFiltered, IndexView):
    """Sorted by what a label says in the language of the editor."""

    merge_url_name = None

    def _get_custom_column(self, field_name, *args, **kwargs):
        column = super()._get_custom_column(field_name, *args, **kwargs)
        fields = {each.name: each for each in self.model._meta.fields}
        if isinstance(fields.get(field_name), LabelField):
            language = (get_language() or "").partition("-")[0]
            column.sort_key = f"{field_name}__{language}"
        return column

    def get_base_queryset(self):
        named = [
            each.name
            for each in self.model._meta.fields
            if each.name in self.list_display and each.is_relation
        ]
        return super().get_base_queryset().select_related(*named)

    def rows_numbered(self, numbers):
        rows = self.get_base_queryset().filter(pk__in=numbers)
        return self._annotate_queryset_updated_at(rows)

    def to_row_dict(self, item):
        """`name.en` is the name in English, if there is one."""
        row = {}
        for column in self.list_export:
            name, _dot, language = column.partition(".")
            value = getattr(item, name)
            row[column] = value.get(language, "") if language else str(value)
        return row

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and self.user_has_permission("delete"):
            buttons.append(
                MenuItem(
                    _("Merge into…"),
                    url=reverse(self.merge_url_name, args=[instance.pk]),
                    icon_name="resubmit",
                    priority=25,
                )
            )
        return buttons


class TermEditView(EditView):
    """Says what becomes of a key that partners know, and where to merge a double."""

    merge_url_name = None

    def save_instance(self):
        key = key_field(self.model)
        before = self.model._default_manager.values_list(key, flat=True)
        former = before.get(pk=self.object.pk)
        term = super().save_instance()
        if term.key != former:
            forget_key(term, former)
            messages.warning(
                self.request,
                _(
                    "Partners know “%(term)s” by the key %(former)s. It leads to this "
                    "term still, and to no other from now on."
                )
                % {"term": term, "former": former},
            )
        return term

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.can_delete:
            buttons.append(
                Button(
                    _("Merge into…"),
                    url=reverse(self.merge_url_name, args=[self.object.pk]),
                    icon_name="resubmit",
                    priority=15,
                )
            )
        return buttons


class TermReorderView(ReorderView):
    """Numbers the whole list anew: each that moves is saved, so the catalog hears."""

    def post(self, request, *args, **kwargs):
        moved = get_object_or_404(self.model, pk=kwargs["pk"])
        terms = [term for term in self.get_queryset() if term != moved]
        try:
            place = int(request.GET.get("position", ""))
        except ValueError:
            place = len(terms)
        terms.insert(place if 0 <= place <= len(terms) else len(terms), moved)
        for number, term in enumerate(terms, start=1):
            if getattr(term, self.sort_order_field) != number:
                setattr(term, self.sort_order_field, number)
                term.save(update_fields=[self.sort_order_field])
        return JsonResponse({"success": True})


class TermViewSet(SnippetViewSet):
    """
    The admin of a vocabulary.

    A subclass names its `model`, its `icon` and its `menu_order`. `term_columns` are
    the fields that its list shows beside the name and the key.
    """

    index_view_class = TermIndexView
    edit_view_class = TermEditView
    reorder_view_class = TermReorderView
    merge_view_class = MergeView
    chooser_viewset_class = TermChooserViewSet

    menu_hook = VOCABULARIES
    list_per_page = 50
    inspect_view_enabled = True
    #: Two terms that say the same are one.
    copy_view_enabled = False
    term_columns: list = []

    @cached_property
    def list_display(self):
        return [
            self.model.label_field,
            getattr(self.model, "key_field", "key"),
            *self.term_columns,
            MissingTextsColumn(),
            # Wagtail's own label is in the language of the server's start.
            UpdatedAtColumn(label=gettext_lazy("Updated")),
        ]

    @cached_property
    def list_export(self):
        """The key, and every text in every language."""
        languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        labels = [
            f"{each.name}.{code}"
            for each in self.model._meta.concrete_fields
            if isinstance(each, LabelField)
            for code in languages
        ]
        own = self.model.label_field
        return ["key", *([] if f"{own}.{languages[0]}" in labels else [own]), *labels]

    @cached_property
    def export_headings(self):
        return {name: name for name in self.list_export}

    @cached_property
    def ordering(self):
        """Where terms have an order, editors see it and drag them to their places."""
        return self.sort_order_field if self.reorder_view_enabled else self.UNDEFINED

    @cached_property
    def edit_handler(self):
        """The term's panels; one that is part of another says of which first."""
        above = [
            FieldPanel(each.name)
            for each in self.model._meta.concrete_fields
            if isinstance(each, ParentalKey)
        ]
        return ObjectList([*above, *self.model.panels], base_form_class=TermForm)

    @cached_property
    def inspect_view_fields(self):
        return [
            each.name
            for each in self.model._meta.concrete_fields
            if not each.primary_key and not isinstance(each, models.JSONField)
        ] + [
            each.name
            for each in self.model._meta.concrete_fields
            if isinstance(each, models.JSONField)
        ]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            **{"merge_url_name": self.get_url_name("merge"), **kwargs}
        )

    @property
    def merge_view(self):
        return self.construct_view(self.merge_view_class)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("merge/<int:pk>/", self.merge_view, name="merge"),
        ]
