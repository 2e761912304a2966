"""
Lists of pages of one kind: how full they are, filters, and the place for new ones.

A plugin declares a `SitePageListingViewSet` for each of its kinds in `viewsets.py`.
"""

from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.filters import MultipleChoiceFilter
from wagtail.admin import messages
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale, Page

from home.admin.columns import CompletenessColumn, LanguageColumn, TranslationsColumn
from home.admin.creating import refuse_a_second
from home.admin.menu import PermittedMenuItem
from home.admin.searching import SearchAmongFiltered
from home.admin.titles import SiteTitleColumn, translation_sources
from home.completeness import completeness_of, expected_fields, label_of, without
from home.translation.lateness import outdated_pages
from home.translation.states import states_of, unread_somewhere
from home.wording import quoted


class LacksFilter(MultipleChoiceFilter):
    """Pages that lack any of what is chosen: a field, a translation, its update."""

    def __init__(self, model: type[Page]):
        self.page_model = model
        super().__init__(
            label=gettext_lazy("Missing"),
            # A function and no method: filters are copied with all that they hold.
            choices=lambda: _lacks_to_choose(model),
            widget=CheckboxSelectMultiple,
        )

    def filter(self, pages, value):
        condition = Q()
        for name in value or []:
            if name == "translation":
                condition |= unread_somewhere()
            elif name == "update":
                condition |= Q(pk__in=outdated_pages().values("pk"))
            else:
                condition |= without(self.page_model, name)
        return pages.filter(condition)


def _lacks_to_choose(model: type[Page]) -> list[tuple[str, str]]:
    return [
        ("translation", _("Translation")),
        ("update", _("Update of the translation")),
        *((name, label_of(model, name)) for name in expected_fields(model)),
    ]


class SitePageFilterSet(PageFilterSet):
    # There is one site, and owners matter less than what was written when.
    site = None
    owner = None
    has_child_pages = None


class SitePageIndexView(SearchAmongFiltered, IndexView):
    """A list that says of each page what it lacks, and how its translations stand."""

    base_filterset_class = SitePageFilterSet
    #: Names of fields, or columns, that only this kind has.
    kind_columns: list = []

    @cached_property
    def columns(self):
        return [
            BulkActionsColumn("bulk_actions"),
            SiteTitleColumn(
                "title",
                label=gettext_lazy("Title"),
                sort_key="title",
                classname="title",
            ),
            LanguageColumn(),
            *(
                self._get_custom_column(each) if isinstance(each, str) else each
                for each in self.kind_columns
            ),
            CompletenessColumn(),
            TranslationsColumn(),
            DateColumn(
                "latest_revision_created_at",
                label=gettext_lazy("Updated"),
                sort_key="latest_revision_created_at",
            ),
            PageStatusColumn(
                "status", label=gettext_lazy("Publication"), sort_key="live"
            ),
        ]

    @cached_property
    def filterset_class(self):
        meta = {"model": self.model, "fields": self.list_filter or []}
        return type(
            f"{self.model.__name__}FilterSet",
            (self.base_filterset_class,),
            {"lacks": LacksFilter(self.model), "Meta": type("Meta", (), meta)},
        )

    def get_add_url(self):
        """None once each language has the one page of the kind that it can have."""
        if self.model.one_a_language:
            present = self.model.objects.values("locale")
            if not Locale.objects.exclude(pk__in=present).exists():
                return None
        return super().get_add_url()

    def rows_numbered(self, numbers):
        return self.annotate_queryset(self.model.objects.filter(pk__in=numbers))

    @cached_property
    def show_locale_labels(self):
        """The language has a column of its own."""
        return False

    def annotate_queryset(self, pages):
        named = [each for each in self.kind_columns if isinstance(each, str)]
        relations = [each for each in named if _is_relation(self.model, each)]
        return super().annotate_queryset(pages).prefetch_related(*relations)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pages = list(context["object_list"])
        found, states = completeness_of(pages), states_of(pages)
        sources = translation_sources(pages)
        for page in pages:
            page.completeness = found[page.pk]
            page.lacking_codes = ", ".join(page.completeness.codes)
            page.translation_states = states[page.pk]
            page.translation_source = sources.get(
                (page.translation_key, page.locale_id)
            )
        return context


class SiteChooseParentView(ChooseParentView):
    """Leads to the form of a new page in its place, or says what must come first."""

    def get_valid_parent_pages(self, user):
        parents = super().get_valid_parent_pages(user).filter(alias_of=None)
        able = [
            page.pk
            for page in parents.specific()
            if self.model.can_create_at(page) and page.locale_id == self.locale.pk
        ]
        return Page.objects.filter(pk__in=able)

    def get(self, request, *args, **kwargs):
        if not self.get_valid_parent_pages(request.user).exists():
            self._say_what_comes_first(request)
            return redirect(self.index_url_name)
        return super().get(request, *args, **kwargs)

    def _say_what_comes_first(self, request) -> None:
        if refuse_a_second(request, self.model, self.locale):
            return
        parents = self.model.allowed_parent_page_models()
        names = [quoted(model._meta.verbose_name) for model in parents]
        messages.warning(
            request,
            _(
                "Such a page stands below a page of the type %(types)s, and there is "
                "none in this language where you may add pages. Make that one first."
            )
            % {"types": _(" or ").join(names)},
        )


class SitePageListingViewSet(PageListingViewSet):
    """
    The list of the pages of a kind, in the menu.

    A subclass names its `model`, its `icon` and in which group it stands: in the items
    of a `ViewSetGroup`, or in `menu_hook` and `menu_order`.
    """

    index_view_class = SitePageIndexView
    choose_parent_view_class = SiteChooseParentView
    #: What only this kind has, between the language and the completeness.
    kind_columns: list = []
    list_export = [
        "title",
        "locale.language_code",
        "live",
        "latest_revision_created_at",
        "completeness.percent",
        "lacking_codes",
    ]
    export_headings = {
        "locale.language_code": gettext_lazy("Language"),
        "live": gettext_lazy("Published"),
        "latest_revision_created_at": gettext_lazy("Updated"),
        "completeness.percent": gettext_lazy("Completeness"),
        "lacking_codes": gettext_lazy("Missing"),
    }

    @cached_property
    def name(self):
        return f"list_{self.model.catalog_kind}"

    @cached_property
    def url_prefix(self):
        return f"list/{self.model.catalog_kind}"

    @cached_property
    def menu_label(self):
        return capfirst(self.model._meta.verbose_name_plural)

    @cached_property
    def menu_name(self):
        return self.name

    @cached_property
    def menu_item_class(self):
        return type(
            f"{self.model.__name__}MenuItem",
            (PermittedMenuItem,),
            {
                "model": self.model,
                "permissions": self.index_view_class.any_permission_required,
            },
        )

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(
            **{
                "columns": self.UNDEFINED,
                "filterset_class": self.UNDEFINED,
                "kind_columns": self.kind_columns,
                **kwargs,
            }
        )


def _is_relation(model: type[Page], name: str) -> bool:
    found = {field.name: field for field in model._meta.get_fields()}.get(name)
    return bool(found and found.is_relation)
