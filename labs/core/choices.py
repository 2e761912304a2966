"""Choices of the programmes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    OTHER = "other", _("At another rhythm")


class StepKind(models.TextChoices):
    STAGE = "stage", _("Stage")
    COMPONENT = "component", _("Component")
