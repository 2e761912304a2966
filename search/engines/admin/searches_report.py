"""The report of what readers search for, what they do not find and what they open."""

from django.conf import settings
from django.db.models import Case, F, FloatField, Q, Sum, When
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.engines.models import AskedQuery

NAME = "search_engines_searches"

permission_policy = ModelPermissionPolicy(AskedQuery)


class SearchesFilterSet(WagtailFilterSet):
    day = DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    without_results = BooleanFilter(
        label=_("Found nothing at least once"), method="only_without_results"
    )

    class Meta:
        model = AskedQuery
        fields = ["locale", "day"]

    def only_without_results(self, queryset, _name, value):
        if value is None:
            return queryset
        found_nothing = Q(sum_unanswered__gt=0)
        return queryset.filter(found_nothing if value else ~found_nothing)

    def filter_queryset(self, queryset):
        """Days and languages are chosen before the counts are added up."""
        wanted = self.form.cleaned_data
        for name in ("locale", "day"):
            queryset = self.filters[name].filter(queryset, wanted.get(name))
        queryset = summed(queryset)
        return self.filters["without_results"].filter(
            queryset, wanted.get("without_results")
        )


def summed(queryset):
    """The searches of all days together, the most frequent first."""
    return (
        queryset.values("locale", "text")
        .annotate(
            sum_asked=Sum("asked"),
            sum_unanswered=Sum("unanswered"),
            sum_chosen=Sum("chosen"),
            sum_ranks=Sum("ranks"),
        )
        .annotate(
            mean_rank=Case(
                When(sum_chosen__gt=0, then=F("sum_ranks") * 1.0 / F("sum_chosen")),
                default=None,
                output_field=FloatField(),
            )
        )
        .order_by("-sum_asked", "text", "locale")
    )


def _language(row: dict) -> str:
    return str(
        dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(row["locale"], row["locale"])
    )


def _mean_rank(row: dict) -> str:
    rank = row["mean_rank"]
    return "" if rank is None else number_format(rank, decimal_pos=1)


class SearchesReport(ReportView):
    model = AskedQuery
    page_title = _("Searches of readers")
    header_icon = "search"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    filterset_class = SearchesFilterSet
    permission_policy = permission_policy
    permission_required = "view"
    any_permission_required = ["view"]
    default_ordering = None
    is_searchable = False
    list_export = [
        "text",
        "locale",
        "sum_asked",
        "sum_unanswered",
        "sum_chosen",
        "mean_rank",
    ]
    export_headings = {
        "text": _("Search"),
        "locale": _("Language"),
        "sum_asked": _("Times asked"),
        "sum_unanswered": _("Times without results"),
        "sum_chosen": _("Results opened"),
        "mean_rank": _("Mean place of what was opened"),
    }

    columns = [
        Column("text", label=_("Search"), accessor=lambda row: row["text"]),
        Column("locale", label=_("Language"), accessor=_language),
        Column("asked", label=_("Times asked"), accessor=lambda row: row["sum_asked"]),
        Column(
            "unanswered",
            label=_("Times without results"),
            accessor=lambda row: row["sum_unanswered"],
        ),
        Column(
            "chosen", label=_("Results opened"), accessor=lambda row: row["sum_chosen"]
        ),
        Column("rank", label=_("Mean place of what was opened"), accessor=_mean_rank),
    ]

    def get_filename(self):
        return "searches-of-readers"

    def get_base_queryset(self):
        return AskedQuery.objects.all()

    def filter_queryset(self, queryset):
        filtered = super().filter_queryset(queryset)
        # A form with a fault filters nothing, and adds nothing up.
        return (
            filtered if "sum_asked" in filtered.query.annotations else summed(filtered)
        )

    def to_row_dict(self, item):
        return {name: item[name] for name in self.list_export}


class SearchesMenuItem(MenuItem):
    def is_shown(self, request):
        return permission_policy.user_has_permission(request.user, "view")


def addresses() -> list:
    return [
        path("reports/searches/", SearchesReport.as_view(), name=NAME),
        path(
            "reports/searches/results/",
            SearchesReport.as_view(results_only=True),
            name=f"{NAME}_results",
        ),
    ]


def menu_item() -> MenuItem:
    return SearchesMenuItem(
        _("Searches of readers"), reverse(NAME), icon_name="search", order=1100
    )
