"""Choices of the documentation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ResourceKind(models.TextChoices):
    GUIDE = "guide", _("Guide")
    TOOL = "tool", _("Tool")
    REPORT = "report", _("Report")
    WORKSHOP_NOTES = "workshop-notes", _("Workshop notes")
    VIDEO = "video", _("Video")
    COURSE = "course", _("Course")


class TextState(models.TextChoices):
    """How far the reading of a file's text has come."""

    PENDING = "pending", _("Waiting to be read")
    EXTRACTED = "extracted", pgettext_lazy("text of a file", "Read")
    EMPTY = "empty", _("Without text")
    FAILED = "failed", _("Could not be read")
