"""What a programme has several of, in the language of its page."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin

from home.translation.fields import fact
from labs.core.choices import StepKind
from labs.core.models.programme import ProgrammePage


class ProgrammeText(TranslatableMixin, Orderable):
    """A line of text of a programme, in the language of its page."""

    api_fields = ["text"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self):
        return self.text


class ProgrammeTheme(ProgrammeText):
    page = ParentalKey(
        ProgrammePage, on_delete=models.CASCADE, related_name="workshop_themes"
    )
    text = models.CharField(
        _("theme"),
        max_length=255,
        help_text=_("The theme of one workshop."),
    )

    class Meta(ProgrammeText.Meta):
        abstract = False
        verbose_name = _("theme of a workshop")
        verbose_name_plural = _("themes of workshops")


class ProgrammeOutput(ProgrammeText):
    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="outputs")
    text = models.CharField(
        _("output"),
        max_length=255,
        help_text=_("One thing that came of the programme."),
    )

    class Meta(ProgrammeText.Meta):
        abstract = False
        verbose_name = _("output of a programme")
        verbose_name_plural = _("outputs of programmes")


class ProgrammePartner(TranslatableMixin, Orderable):
    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(
        _("name"),
        max_length=255,
        help_text=_("As the partner calls itself."),
    )

    api_fields = ["name"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("partner of a programme")
        verbose_name_plural = _("partners of programmes")

    def __str__(self):
        return self.name


class ProgrammeStep(TranslatableMixin, Orderable):
    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=StepKind.choices,
        help_text=_("A stage follows another; a component goes on beside the others."),
    )
    title = models.CharField(
        _("title"),
        max_length=160,
        help_text=_("A few words."),
    )
    text = models.TextField(
        _("text"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        blank=True,
        help_text=_("What is done in it, in a few sentences."),
    )
    duration_weeks = models.PositiveIntegerField(
        _("duration"), null=True, blank=True, help_text=_("Weeks.")
    )

    override_translatable_fields = [fact("kind"), fact("duration_weeks")]

    api_fields = ["kind", "title", "text", "duration_weeks"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("step of a programme")
        verbose_name_plural = _("steps of programmes")

    def __str__(self):
        return self.title
