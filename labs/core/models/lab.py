"""Labs: who they are, what they do, and where they stand."""

from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.search import index

from home.choices import Basis
from home.fields import PartialDateField, WebAddressField
from home.fields.partial_date import period_is_backwards
from home.models import BasePage
from home.selectors import rows_with
from home.translation.fields import fact
from labs.core.choices import Attachment, LabStatus
from labs.core.lab_sections import lab_sections
from labs.core.models.competence import Competence
from labs.core.models.lab_panels import LAB_PANELS
from labs.core.models.territory import Territory
from labs.core.models.typology import Archetype, Layer
from search.catalog.contract import Point

#: The child rows that the page shows, and the terms that they name.
_ROWS = {
    "skills": "competence",
    "subjects": None,
    "signatures": "signature",
    "layers": "layer",
    "positions": "axis",
    "partner_labs": "lab",
    "quotation": None,
}

PEOPLE = [MinValueValidator(1), MaxValueValidator(10000)]


class LabPage(BasePage):
    """
    A public innovation lab.

    Null and empty are "not stated". Facts are the source page's; prose is translated.
    """

    created = PartialDateField(
        _("created"),
        blank=True,
        help_text=_("A year, a month or a day: 2018, 2018-01."),
    )
    status = models.CharField(
        _("status"),
        max_length=15,
        choices=LabStatus.choices,
        help_text=_("Whether the lab is in preparation, at work, paused or closed."),
    )
    status_basis = models.CharField(
        _("basis of the status"),
        max_length=12,
        choices=Basis.choices,
        blank=True,
        help_text=_("How the page knows it; readers are told what is inferred."),
    )
    closed = PartialDateField(
        _("closed on"),
        blank=True,
        help_text=_("A year, a month or a day: 2018, 2018-01."),
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        # A territory that labs name is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The territory that the lab serves."),
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Decimal degrees, WGS 84."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Decimal degrees, WGS 84."),
    )
    website = WebAddressField(
        _("website"),
        blank=True,
        help_text=_("The lab’s own address, with https://."),
    )
    attachment = models.CharField(
        _("attachment"),
        max_length=15,
        choices=Attachment.choices,
        blank=True,
        help_text=_("To whom the lab reports."),
    )
    governance = models.TextField(
        _("governance"),
        max_length=300,
        validators=[MaxLengthValidator(300)],
        blank=True,
        help_text=_("Who decides, and how the lab is tied to them."),
    )
    team_size = models.PositiveIntegerField(
        _("team"),
        null=True,
        blank=True,
        validators=PEOPLE,
        help_text=_("People. Leave empty what no source states."),
    )
    wider_team_size = models.PositiveIntegerField(
        _("wider team"),
        null=True,
        blank=True,
        validators=PEOPLE,
        help_text=_("People, those who come and go included."),
    )
    team_note = models.TextField(
        _("note on the team"),
        max_length=200,
        validators=[MaxLengthValidator(200)],
        blank=True,
        help_text=_("What the numbers do not say."),
    )
    skills_complete = models.BooleanField(
        _("the list of skills is complete"),
        default=False,
        help_text=_("Tick it when no skill is left out."),
    )
    subjects_complete = models.BooleanField(
        _("the list of subjects is complete"),
        default=False,
        help_text=_("Tick it when no subject is left out."),
    )
    modes = models.TextField(
        _("ways of working"),
        max_length=500,
        validators=[MaxLengthValidator(500)],
        blank=True,
        help_text=_("How the lab works, in a few sentences."),
    )
    impact_sought = models.TextField(
        _("impact sought"),
        max_length=300,
        validators=[MaxLengthValidator(300)],
        blank=True,
        help_text=_("What should have changed thanks to the lab."),
    )
    archetype = models.ForeignKey(
        Archetype,
        verbose_name=_("archetype"),
        null=True,
        blank=True,
        # An archetype that labs are told by is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The type of lab that it says it is."),
    )
    verified_on = models.DateField(
        _("card checked on"),
        null=True,
        blank=True,
        help_text=_("The day when someone last compared the card with the lab."),
    )

    parent_page_types = ["labs_core.LabIndexPage"]
    subpage_types = []
    page_description = _("The card of a lab: team, governance, subjects, positions.")

    content_panels = [*BasePage.content_panels[:-1], *LAB_PANELS, BasePage.source_panel]

    expected_fields = [
        "summary",
        "image",
        "created",
        "status",
        "territory",
        "latitude",
        "website",
        "attachment",
        "governance",
        "team_size",
        "skills",
        "subjects",
        "modes",
        "impact_sought",
        "archetype",
        "signatures",
        "layers",
        "positions",
        "verified_on",
        "source",
    ]
    expected_unless = {"skills": "skills_complete", "subjects": "subjects_complete"}

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("governance"),
        index.SearchField("modes"),
        index.SearchField("impact_sought"),
        index.FilterField("status"),
    ]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            fact(name)
            for name in (
                "created",
                "status",
                "status_basis",
                "closed",
                "territory",
                "latitude",
                "longitude",
                "website",
                "attachment",
                "team_size",
                "wider_team_size",
                "skills_complete",
                "subjects_complete",
                "archetype",
                "verified_on",
                "skills",
                "signatures",
                "positions",
                "layers",
                "partner_labs",
            )
        ),
    ]

    api_fields = [
        *(
            APIField(name)
            for name in (
                "created",
                "status",
                "status_basis",
                "closed",
                "territory",
                "latitude",
                "longitude",
                "website",
                "attachment",
                "governance",
                "team_size",
                "wider_team_size",
                "team_note",
                "skills",
                "skills_complete",
                "subjects",
                "subjects_complete",
                "modes",
                "impact_sought",
                "archetype",
                "signatures",
                "positions",
                "layers",
                "partner_labs",
                "quotation",
                "verified_on",
            )
        ),
        *BasePage.api_fields,
    ]

    catalog_kind = "lab"
    catalog_facets = [
        "territory",
        "archetype",
        "status",
        "attachment",
        "skill_terms",
        "layer_terms",
        "created_year",
        "keywords",
    ]
    catalog_facet_labels = {
        "skill_terms": _("skills"),
        "layer_terms": _("layers"),
        "created_year": _("created"),
    }

    card_relations = ("territory", "archetype")
    page_relations = (*BasePage.page_relations, *card_relations)

    class Meta:
        verbose_name = _("lab")
        verbose_name_plural = _("labs")

    @property
    def created_year(self) -> str:
        return self.created[:4]

    @property
    def skill_terms(self) -> list[Competence]:
        return [row.competence for row in self.skills.all()]

    @property
    def layer_terms(self) -> list[Layer]:
        return [row.layer for row in self.layers.all()]

    def clean(self):
        super().clean()
        told = {}
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            told[missing] = _("Give both coordinates, or neither.")
        if self.closed and self.status != LabStatus.CLOSED:
            told["status"] = _("A lab that has a closing date is closed.")
        if period_is_backwards(self.created, self.closed):
            told["closed"] = _("The lab closed before it was created.")
        if told:
            raise ValidationError(told)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.pk is not None:
            prefetch_related_objects([self], *rows_with(LabPage, _ROWS))
        return context

    def catalog_summary(self) -> str:
        return self.summary or self.impact_sought

    def catalog_point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.longitude, self.latitude)

    def catalog_sections(self):
        return [*lab_sections(self), *super().catalog_sections()]
