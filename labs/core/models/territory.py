"""Where labs, programmes and their actors are."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from home.fields import Label, LabelField, SuggestingInput
from home.models.term import Term
from labs.core.choices import TerritoryKind
from labs.core.countries import country_choices, country_name


class Territory(Term):
    name = LabelField(
        _("name"),
        max_length=160,
        help_text=_("As those who live there call it."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=40,
        blank=True,
        help_text=_("One of those that are suggested, or another word."),
    )
    country = models.CharField(
        _("country"), max_length=2, choices=country_choices, blank=True
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
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text=_("The larger territory that this one is in."),
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel(
            [
                FieldPanel("kind", widget=SuggestingInput(TerritoryKind.choices)),
                FieldPanel("country"),
            ]
        ),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("parent"),
        FieldPanel("key"),
        Term.source_panel,
    ]

    one_a_label = True
    # Two towns may share a name, in two regions or two countries.
    label_scope = ("kind", "country", "parent")

    class Meta(Term.Meta):
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        constraints = [
            models.CheckConstraint(
                name="labs_core_territory_both_coordinates",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both coordinates, or neither."),
            )
        ]

    @property
    def country_name(self) -> Label | str:
        """In the active language; empty where it is not stated."""
        return country_name(self.country)

    def get_kind_display(self) -> str:
        """The kind in words of the active language, where it is a known one."""
        known = dict(TerritoryKind.choices)
        return str(known.get(self.kind, self.kind))

    def clean(self):
        super().clean()
        told = {}
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            told[missing] = _("Give both coordinates, or neither.")
        if self._is_part_of_itself():
            told["parent"] = _("A territory cannot be a part of itself.")
        if told:
            raise ValidationError(told)

    def _is_part_of_itself(self) -> bool:
        seen, above = {self.pk}, self.parent
        while above is not None:
            if above.pk in seen:
                return True
            seen.add(above.pk)
            above = above.parent
        return False
