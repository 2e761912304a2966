"""Where labs, programmes and their actors are."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet

from home.fields import LabelField


@register_snippet
class Territory(models.Model):
    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("Stable name for partners: letters, digits and hyphens."),
    )
    name = LabelField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[
            RegexValidator(
                r"\A[A-Z]{2}\Z", _("Write the two capital letters of ISO 3166-1: FR.")
            )
        ],
        help_text=_("Two capital letters of ISO 3166-1, such as FR."),
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
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("kind"), FieldPanel("country")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("parent"),
    ]

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                name="labs_core_territory_both_coordinates",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both coordinates, or neither."),
            )
        ]

    def __str__(self):
        return str(self.name) or self.key

    def clean(self):
        super().clean()
        if self._is_part_of_itself():
            raise ValidationError(
                {"parent": _("A territory cannot be a part of itself.")}
            )

    def _is_part_of_itself(self) -> bool:
        seen, above = {self.pk}, self.parent
        while above is not None:
            if above.pk in seen:
                return True
            seen.add(above.pk)
            above = above.parent
        return False
