"""Choices of the labs and the programmes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TerritoryKind(models.TextChoices):
    """How a territory came to be known here; editors may write another."""

    LAB = "lab", _("Territory of a lab")
    PROGRAMME = "programme", _("Territory of a programme")
    TRANSFO = "transfo", _("Territory of La Transfo")
    DIRECTORY = "directory", _("Territory of a directory")


class LabStatus(models.TextChoices):
    PREFIGURATION = "prefiguration", _("In prefiguration")
    OPERATING = "operating", _("In operation")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", pgettext_lazy("lab", "Closed")


class Attachment(models.TextChoices):
    """To whom a lab reports."""

    MAYOR = "mayor", _("Mayor")
    COUNCIL = "council", _("Council")
    DIRECTORATE = "directorate", _("Directorate")
    PREFECTURE = "prefecture", _("Prefecture")
    ASSOCIATION = "association", _("Association")
    HOSPITAL = "hospital", _("Hospital")
    OTHER = "other", pgettext_lazy("attachment", "Other")


class PositionBasis(models.TextChoices):
    """Who says where a lab stands on an axis."""

    DECLARED = "declared", _("Declared by the lab")
    ESTIMATE = "estimate", _("Estimated by the editors")


class Frequency(models.TextChoices):
    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    OTHER = "other", _("At another rhythm")


class StepKind(models.TextChoices):
    STAGE = "stage", _("Stage")
    COMPONENT = "component", _("Component")
