"""What a resource has several of: its files, and the pages that it is about."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Page

from home.models import SiteDocument
from home.models.reference import PageReference
from home.models.rows import DistinctRow
from resources.models.resource import ResourcePage
from resources.panels import KindChooserPanel

#: What a resource may be about, whichever plugin brings the pages of these kinds.
ABOUT_KINDS = ("topic", "lab", "programme")


class ResourceFile(DistinctRow, Orderable):
    page = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("document"),
        # The row is nothing without its document, and drafts can do without the row.
        on_delete=models.CASCADE,
        related_name="+",
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Leave empty to say what the document itself says."),
    )

    panels = [FieldRowPanel([FieldPanel("document"), FieldPanel("language")])]

    distinct_by = "document"
    #: A record leaves the row out while nobody may read the file.
    stands_for = "document"
    api_fields = ["document", "language"]
    read_with = ["document__texts"]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a resource")
        verbose_name_plural = _("files of resources")

    def __str__(self):
        return str(self.document)

    @property
    def file_language(self) -> str:
        """The language of the file; empty where neither row nor document says it."""
        return self.language or self.document.language


class ResourceAbout(DistinctRow, PageReference):
    resource = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="about")
    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [KindChooserPanel("page", kinds=ABOUT_KINDS)]

    distinct_by = "page"
    reference_kinds = ABOUT_KINDS
    api_fields = ["page"]

    class Meta(PageReference.Meta):
        verbose_name = _("subject of a resource")
        verbose_name_plural = _("subjects of resources")
