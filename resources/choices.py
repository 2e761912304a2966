"""Choices of the documentation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from resources.text import failure


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


class TextFailure(models.TextChoices):
    """Why the text of a file could not be read, in a sentence for editors."""

    CHANGED = failure.CHANGED, _("The file is not the one that was uploaded.")
    DAMAGED = failure.DAMAGED, _("The file is damaged, or not of the format it says.")
    ENCRYPTED = failure.ENCRYPTED, _("The file asks for a password.")
    FORMAT = failure.FORMAT, _("Files of this format are not read.")
    MEMORY = failure.MEMORY, _("Reading the file takes too much memory.")
    MISSING = failure.MISSING, _("The file is not there any more.")
    STOPPED = failure.STOPPED, _("The reading of the file was stopped.")
    TIME = failure.TIME, _("Reading the file takes too long.")
    TOO_LARGE = failure.TOO_LARGE, _("The file is too large.")
    UNSAFE = failure.UNSAFE, _("The file holds what could harm the site.")
