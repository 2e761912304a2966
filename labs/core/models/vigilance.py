"""What a lab must take care of, and where that shows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page

from home.fields import LabelField
from home.models.reference import PageReference
from home.models.term import Term
from labs.core.models.typology import OrderedTerm


class VigilancePoint(ClusterableModel, OrderedTerm):
    name = LabelField(
        _("name"),
        max_length=120,
        help_text=_("A few words."),
    )
    text = LabelField(
        _("text"),
        max_length=400,
        blank=True,
        long=True,
        help_text=_("What to take care of, and why, in one or two sentences."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("text"),
        InlinePanel("echoes", heading=_("Where it shows"), label=_("Echo")),
        FieldPanel("key"),
        Term.source_panel,
    ]

    class Meta(OrderedTerm.Meta):
        verbose_name = _("point of vigilance")
        verbose_name_plural = _("points of vigilance")


class VigilanceEcho(PageReference):
    """A page of the catalog where the point shows, or one of its parts."""

    vigilance_point = ParentalKey(
        VigilancePoint, on_delete=models.CASCADE, related_name="echoes"
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("A page of this site where the point shows."),
    )
    anchor = models.CharField(
        _("part of the page"),
        max_length=80,
        blank=True,
        help_text=_("What follows # in the address of the part; empty: the page."),
    )

    panels = [FieldPanel("page"), FieldPanel("anchor")]

    class Meta(PageReference.Meta):
        verbose_name = _("echo of a point of vigilance")
        verbose_name_plural = _("echoes of points of vigilance")

    def clean(self):
        super().clean()
        page = getattr(self, "page", None)
        if page and self.anchor and self.anchor not in _anchors(page):
            raise ValidationError({"anchor": _("The page has no part of this name.")})


def _anchors(page: Page) -> set[str]:
    sections = getattr(page.specific, "catalog_sections", list)
    return {section.anchor for section in sections()}
