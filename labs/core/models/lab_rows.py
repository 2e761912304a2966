"""What a lab has several of: its subjects, skills, sentences, positions, partners."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from home.fields import LabelField
from home.models.reference import PageReference
from home.models.rows import DistinctRow
from home.translation.fields import fact
from labs.core.choices import PositionBasis
from labs.core.models.competence import Competence
from labs.core.models.lab import LabPage
from labs.core.models.typology import Axis, Layer, Signature


class LabSubject(TranslatableMixin, Orderable):
    page = ParentalKey(LabPage, on_delete=models.CASCADE, related_name="subjects")
    text = models.CharField(
        _("subject"),
        max_length=80,
        help_text=_("What the lab works on, in a few words."),
    )

    api_fields = ["text"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("subject of a lab")
        verbose_name_plural = _("subjects of labs")

    def __str__(self):
        return self.text


class LabQuotation(TranslatableMixin, Orderable):
    page = ParentalKey(LabPage, on_delete=models.CASCADE, related_name="quotation")
    text = models.TextField(
        _("words"),
        max_length=300,
        validators=[MaxLengthValidator(300)],
        help_text=_("Without quotation marks: the page adds those of its language."),
    )
    attribution = models.CharField(
        _("who says so"),
        max_length=160,
        help_text=_("The name and the role of who speaks."),
    )
    original_language = models.CharField(
        _("original language"),
        max_length=12,
        choices=settings.LANGUAGES,
        help_text=_("The language in which it was said."),
    )

    override_translatable_fields = [fact("attribution"), fact("original_language")]

    api_fields = ["text", "attribution", "original_language"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("quotation of a lab")
        verbose_name_plural = _("quotations of labs")

    def __str__(self):
        return self.text


class LabTerm(DistinctRow, Orderable):
    """A term that a lab names once, the same in every language."""

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return str(getattr(self, self.distinct_by))


class LabSkill(LabTerm):
    page = ParentalKey(LabPage, on_delete=models.CASCADE, related_name="skills")
    competence = models.ForeignKey(
        Competence,
        verbose_name=_("skill"),
        # A skill that labs have is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
    )

    distinct_by = "competence"
    distinct_message = _("The lab has this skill already.")
    api_fields = ["competence"]

    class Meta(LabTerm.Meta):
        verbose_name = _("skill of a lab")
        verbose_name_plural = _("skills of labs")


class LabSignature(LabTerm):
    page = ParentalKey(LabPage, on_delete=models.CASCADE, related_name="signatures")
    signature = models.ForeignKey(
        Signature,
        verbose_name=_("sentence"),
        # A sentence that labs have ticked is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
    )

    distinct_by = "signature"
    distinct_message = _("The lab has ticked this sentence already.")
    api_fields = ["signature"]

    class Meta(LabTerm.Meta):
        verbose_name = _("sentence that a lab ticked")
        verbose_name_plural = _("sentences that labs ticked")


class LabLayer(LabTerm):
    page = ParentalKey(LabPage, on_delete=models.CASCADE, related_name="layers")
    layer = models.ForeignKey(
        Layer,
        verbose_name=_("layer"),
        # A layer that labs have is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
    )

    distinct_by = "layer"
    distinct_message = _("The lab has this layer already.")
    api_fields = ["layer"]

    class Meta(LabTerm.Meta):
        verbose_name = _("layer of a lab")
        verbose_name_plural = _("layers of labs")


class AxisPosition(LabTerm):
    """From −2 (pole A) to +2 (pole B); null is unknown, which is not the middle."""

    page = ParentalKey(LabPage, on_delete=models.CASCADE, related_name="positions")
    axis = models.ForeignKey(
        Axis,
        verbose_name=_("axis"),
        # An axis on which labs stand is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
    )
    value = models.SmallIntegerField(
        _("position"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-2), MaxValueValidator(2)],
        help_text=_("A whole number from −2 (pole A) to +2 (pole B); empty: unknown."),
    )
    basis = models.CharField(
        _("established by"),
        max_length=10,
        choices=PositionBasis.choices,
        blank=True,
        help_text=_("Whether the lab says so of itself, or the editors estimate it."),
    )
    justification = LabelField(
        _("justification"),
        max_length=300,
        blank=True,
        long=True,
        help_text=_("Required for an estimate: what it rests on."),
    )
    stated_on = models.DateField(
        _("stated on"),
        null=True,
        blank=True,
        help_text=_("The day when it was said or estimated."),
    )

    panels = [
        FieldPanel("axis"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("basis")]),
        FieldPanel("justification"),
        FieldPanel("stated_on"),
    ]

    distinct_by = "axis"
    distinct_message = _("The lab has a position on this axis.")
    api_fields = ["axis", "value", "basis", "justification", "stated_on"]

    class Meta(LabTerm.Meta):
        verbose_name = _("position of a lab")
        verbose_name_plural = _("positions of labs")

    def clean(self):
        super().clean()
        if self.value is not None and not self.basis:
            raise ValidationError({"basis": _("Say who established the position.")})
        if self.basis == PositionBasis.ESTIMATE and not self.justification:
            raise ValidationError(
                {"justification": _("Say what the estimate rests on.")}
            )


class LabPartner(DistinctRow, PageReference):
    page = ParentalKey(LabPage, on_delete=models.CASCADE, related_name="partner_labs")
    lab = models.ForeignKey(
        LabPage, verbose_name=_("lab"), on_delete=models.CASCADE, related_name="+"
    )

    reference_field = distinct_by = "lab"
    distinct_message = _("The lab has this partner already.")
    itself_message = _("A lab is not its own partner.")
    api_fields = ["lab"]

    class Meta(PageReference.Meta):
        verbose_name = _("partner of a lab")
        verbose_name_plural = _("partners of labs")
