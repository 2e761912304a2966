"""People whom the site names, with the posts in which they speak."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from home.fields import LabelField, PartialDateField
from home.fields.partial_date import period_is_backwards
from home.models.media import SiteImage
from home.models.term import Term


class Person(ClusterableModel, Term):
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("First name and surname, as the person signs."),
    )
    organisation = models.CharField(
        _("organisation"),
        max_length=160,
        blank=True,
        help_text=_("Where the person works, or worked when speaking here."),
    )
    portrait = models.ForeignKey(
        SiteImage,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Note in the image that the person agrees to be shown."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("organisation")]),
        FieldPanel("portrait"),
        InlinePanel("posts", heading=_("Posts"), label=_("Post")),
        FieldPanel("key"),
        Term.source_panel,
    ]

    class Meta(Term.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]


class PersonPost(Orderable):
    """What a person does somewhere, and when; empty dates are not stated."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="posts")
    role = LabelField(
        _("role"),
        max_length=200,
        help_text=_("What the person does there."),
    )
    organisation = models.CharField(
        _("organisation"),
        max_length=160,
        blank=True,
        help_text=_("Leave it empty where it is the person’s organisation."),
    )
    start = PartialDateField(
        _("from"), blank=True, help_text=_("A year, a month or a day: 2018, 2018-01.")
    )
    end = PartialDateField(
        _("to"), blank=True, help_text=_("A year, a month or a day: 2018, 2018-01.")
    )

    panels = [
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    def __str__(self):
        return str(self.role)

    def clean(self):
        super().clean()
        if self.start and self.end and period_is_backwards(self.start, self.end):
            raise ValidationError({"end": _("The end is before the start.")})
