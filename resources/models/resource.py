"""Resources: guides, tools, reports, notes of workshops, videos, courses."""

from django.conf import settings
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from home.fields import PartialDateField
from home.models import BasePage
from home.models.reference import check_reference
from home.selectors import pages_of, records_as_read, rows_with
from home.translation.fields import fact
from resources.admin.texts_panel import FileTextsPanel
from resources.choices import ResourceKind
from resources.file_pages import (
    asked_for,
    file_sections,
    find_file_page,
    with_first_pages,
)
from resources.models.collection import CollectionPage
from resources.resource_sections import resource_sections


class ResourcePage(BasePage):
    """
    Something that others made and that labs can use again.

    Null and empty are "not stated". Facts, files among them, are the source page's.
    """

    kind = models.CharField(
        _("kind of resource"), max_length=20, choices=ResourceKind.choices
    )
    authors = models.CharField(
        _("authors"),
        max_length=255,
        blank=True,
        help_text=_("Who made it, as the resource itself says. Separate by commas."),
    )
    date = PartialDateField(
        _("date"),
        blank=True,
        help_text=_(
            "The date that the resource gives: a year, a month or a day, such as "
            "2018, 2018-01 or 2018-01-31."
        ),
    )
    collection = models.ForeignKey(
        CollectionPage,
        verbose_name=_("collection"),
        null=True,
        blank=True,
        # A resource outlives the collection that gathered it.
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The collection that gathers this resource, if there is one."),
    )

    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types = []
    page_description = _("A guide, a tool, a report, notes, a video or a course.")

    content_panels = [
        *BasePage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
                FieldPanel("authors"),
                PageChooserPanel("collection"),
            ],
            heading=_("The card"),
        ),
        InlinePanel(
            "files",
            heading=_("Files"),
            label=_("File"),
            help_text=_(
                "Readers are offered the files that everybody may read, in this "
                "order. Those of a private collection of documents are left out."
            ),
        ),
        FileTextsPanel(heading=_("Texts of the files")),
        InlinePanel(
            "about",
            heading=_("What it is about"),
            label=_("Page"),
            help_text=_("The topics, the labs or the programmes that it is about."),
        ),
        BasePage.source_panel,
    ]

    expected_fields = [*BasePage.expected_fields, "authors", "date", "files", "about"]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("authors"),
        index.FilterField("kind"),
    ]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("kind"),
        fact("authors"),
        fact("date"),
        fact("collection"),
        fact("files"),
        fact("about"),
    ]

    api_fields = [
        APIField("kind"),
        APIField("authors"),
        APIField("date"),
        APIField("collection"),
        APIField("files"),
        APIField("about"),
        *BasePage.api_fields,
    ]

    catalog_kind = "resource"
    catalog_facets = [
        "resource_kind",
        "collection",
        "file_languages",
        "about_pages",
        "date_year",
        "keywords",
    ]
    catalog_facet_labels = {
        "resource_kind": _("kind of resource"),
        "file_languages": _("language of the files"),
        "about_pages": _("about"),
        "date_year": _("year"),
    }

    catalog_facet_choices = {"file_languages": settings.LANGUAGES}

    page_relations = (*BasePage.page_relations, "collection")

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    @property
    def resource_kind(self) -> str:
        """The kind, under a name that the catalog's own kind has not taken."""
        return self.kind

    @property
    def date_year(self) -> str:
        return self.date[:4]

    @property
    def public_files(self) -> list:
        """The files that anyone may read, in their order."""
        if self.pk is not None:
            prefetch_related_objects([self], "files__document")
        rows = self.files.all()
        return [row for row in rows if row.document in self.open_documents]

    @property
    def file_languages(self) -> list[str]:
        """The languages of the public files, each once."""
        codes = [row.file_language for row in self.public_files]
        return list(dict.fromkeys(code for code in codes if code))

    @property
    def about_pages(self) -> list[Page]:
        return [row.page for row in self.about.all()]

    def clean(self):
        super().clean()
        check_reference(
            self.collection, field="collection", kinds=(CollectionPage.catalog_kind,)
        )

    def catalog_sections(self):
        return [
            *resource_sections(self),
            *super().catalog_sections(),
            *file_sections(self.public_files),
        ]

    def route(self, request, path_components):
        """Gives itself for a page of its files: its own hooks run, as for the page."""
        asked = asked_for(path_components)
        if asked is not None and self.live:
            return RouteResult(self, kwargs={"file_page": asked})
        return super().route(request, path_components)

    def serve(self, request, *args, file_page=None, **kwargs):
        if file_page is None:
            return super().serve(request, *args, **kwargs)
        found = find_file_page(self.public_files, **file_page)
        if found is None:
            raise Http404
        return TemplateResponse(
            request,
            "resources/file_page.html",
            {"page": self, "shown": found, "path_below": found.path_in},
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.pk is not None:
            prefetch_related_objects(
                [self],
                *rows_with(ResourcePage, {"files": "document", "about": "page"}),
            )
        context["public_files"] = with_first_pages(self.public_files)
        about = [page.translation_key for page in self.about_pages]
        gathering = self.collection.translation_key if self.collection else None
        records = records_as_read([*about, gathering])
        # What a link to the collection needs, if anyone may open it.
        context["gathering"] = records.get(gathering)
        pages = pages_of({key: records[key] for key in about if key in records})
        context["about_pages"] = [pages[key] for key in about if key in pages]
        return context
