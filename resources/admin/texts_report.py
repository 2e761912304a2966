"""The report of the files of resources: what was read, what was not, and why."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from home.models import SiteDocument
from resources.actions import read_again
from resources.models import DocumentText, ResourceFile
from resources.tasks import read_soon

NAME = "resources_texts"


def may_change(user):
    """The documents that somebody may change."""
    policy = policy_registry.get_by_type(SiteDocument)
    return policy.instances_user_has_any_permission_for(user, ["change"])


class ResourcesColumn(BaseColumn):
    cell_template_name = "resources/admin/resources_cell.html"


class ReadAgainColumn(BaseColumn):
    cell_template_name = "resources/admin/read_again_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["address"] = reverse(f"{NAME}_read_again", args=[instance.pk])
        token = get_token(parent_context["request"])
        context["csrf"] = format_html(
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token
        )
        return context


class TextsFilterSet(WagtailFilterSet):
    class Meta:
        model = DocumentText
        fields = ["state", "error", "partial", "language"]


class TextsReport(ReportView):
    model = DocumentText
    page_title = gettext_lazy("Texts of files")
    header_icon = "doc-full-inverse"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    filterset_class = TextsFilterSet
    permission_required = "change"
    list_export = [
        "document.title",
        "document.format_name",
        "document.file_size",
        "get_state_display",
        "reason",
        "page_count",
        "resource_titles",
    ]
    export_headings = {
        "document.title": gettext_lazy("File"),
        "document.format_name": gettext_lazy("Format"),
        "document.file_size": gettext_lazy("Bytes"),
        "get_state_display": gettext_lazy("State"),
        "reason": gettext_lazy("Reason"),
        "page_count": gettext_lazy("Pages read"),
        "resource_titles": gettext_lazy("Resources"),
    }

    @property
    def permission_policy(self):
        # Policies are registered when the apps are ready, which is after this class.
        return policy_registry.get_by_type(SiteDocument)

    @property
    def columns(self):
        return [
            TitleColumn(
                "file",
                label=gettext_lazy("File"),
                accessor="document.title",
                get_url=lambda text: reverse(
                    "wagtaildocs:edit", args=[text.document_id]
                ),
            ),
            Column("format", label=_("Format"), accessor="document.format_name"),
            Column("size", label=_("Size"), accessor=_size),
            Column("state", label=_("State"), accessor="get_state_display"),
            Column("reason", label=_("Reason")),
            ResourcesColumn("resources", label=_("Resources")),
            ReadAgainColumn("read_again", label=_("Read again")),
        ]

    def get_filename(self):
        return "texts-of-files"

    def get_base_queryset(self):
        texts = DocumentText.objects.current(may_change(self.request.user))
        return texts.select_related("document").order_by("document__title", "pk")

    def decorate_paginated_queryset(self, object_list):
        return with_resources(list(object_list))


def with_resources(texts: list[DocumentText]) -> list[DocumentText]:
    """Gives each text the resources that name its file, each in one language."""
    named: dict[int, dict] = {text.document_id: {} for text in texts}
    rows = ResourceFile.objects.filter(document__in=named).select_related(
        "page__locale"
    )
    for row in rows.order_by("page__path"):
        pages = named[row.document_id]
        if row.page.locale.language_code == settings.LANGUAGE_CODE:
            pages[row.page.translation_key] = row.page
        else:
            pages.setdefault(row.page.translation_key, row.page)
    for text in texts:
        text.resources = list(named[text.document_id].values())
        text.resource_titles = ", ".join(page.title for page in text.resources)
    return texts


def _size(text: DocumentText) -> str:
    size = text.document.file_size
    return filesizeformat(size) if size is not None else ""


@require_POST
def read_text_again(request: HttpRequest, number: int) -> HttpResponse:
    """Has a file read again: at once, or by whoever reads what takes its time."""
    texts = DocumentText.objects.filter(pk=number)
    text = get_object_or_404(texts.select_related("document"))
    if not may_change(request.user).filter(pk=text.document_id).exists():
        raise PermissionDenied
    waiting = read_again(texts)
    transaction.on_commit(lambda: read_soon(waiting), robust=True)
    messages.success(
        request, _("“%(file)s” is being read again.") % {"file": text.document.title}
    )
    return redirect(NAME)


class TextsMenuItem(MenuItem):
    """For those who may change some document."""

    def is_shown(self, request):
        policy = policy_registry.get_by_type(SiteDocument)
        return policy.user_has_permission(request.user, "change")


def menu_item() -> TextsMenuItem:
    return TextsMenuItem(
        TextsReport.page_title,
        reverse(NAME),
        name="texts-of-files",
        icon_name=TextsReport.header_icon,
        order=1200,
    )


def addresses() -> Iterable:
    return [
        path("reports/texts-of-files/", TextsReport.as_view(), name=NAME),
        path(
            "reports/texts-of-files/results/",
            TextsReport.as_view(results_only=True),
            name=f"{NAME}_results",
        ),
        path(
            "reports/texts-of-files/<int:number>/read-again/",
            read_text_again,
            name=f"{NAME}_read_again",
        ),
    ]
