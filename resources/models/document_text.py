"""The text of a file, page by page, as it was read from one content of it."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.models import SiteDocument
from resources.choices import TextFailure, TextState


class DocumentTextQuerySet(models.QuerySet):
    def current(self, documents: Iterable):
        """Of documents, or their numbers: the texts of the files that they have now."""
        return self.filter(
            document__in=documents, content_hash=F("document__file_hash")
        )

    def readable(self):
        return self.filter(state=TextState.EXTRACTED)


class DocumentText(models.Model):
    """
    What was read of a document while its file had the hash `content_hash`.

    A file that is replaced has another hash, and so another row: a text is never taken
    for that of a file which it was not read from.
    """

    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="texts",
    )
    content_hash = models.CharField(
        _("hash of the file"),
        max_length=40,
        validators=[
            RegexValidator(
                r"\A[0-9a-f]{40}\Z",
                _("Write the SHA-1 of the file: 40 hexadecimal digits."),
            )
        ],
    )
    language = models.CharField(
        _("language"), max_length=12, choices=settings.LANGUAGES, blank=True
    )
    pages = models.JSONField(_("texts of its pages"), default=list, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=TextState.choices,
        default=TextState.PENDING,
    )
    error = models.CharField(
        _("reason"), max_length=20, choices=TextFailure.choices, blank=True
    )
    partial = models.BooleanField(
        _("only the beginning was read"),
        default=False,
        help_text=_("The file is longer than what is read of one."),
    )

    objects = DocumentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "content_hash"],
                name="resources_text_once",
                violation_error_message=_("This file has its text already."),
            ),
            models.CheckConstraint(
                name="resources_text_error_when_failed",
                condition=Q(state=TextState.FAILED) & ~Q(error="")
                | ~Q(state=TextState.FAILED) & Q(error=""),
                violation_error_message=_("A reading that failed says why."),
            ),
        ]

    def __str__(self):
        return f"{self.document} ({self.get_state_display()})"

    def clean(self):
        super().clean()
        told = {}
        if self._is_there_already():
            told["content_hash"] = _("This file has its text already.")
        if not _are_texts(self.pages):
            told["pages"] = _("Write a list with the text of each page.")
        elif self.state == TextState.EXTRACTED and not any(map(str.strip, self.pages)):
            told["pages"] = _("Nothing was read: the state is another.")
        elif self.state != TextState.EXTRACTED and any(map(str.strip, self.pages)):
            told["pages"] = _("Only a file that was read has texts.")
        if self.state == TextState.FAILED and not self.error:
            told["error"] = _("A reading that failed says why.")
        if self.state != TextState.FAILED and self.error:
            told["error"] = _("Only a reading that failed has an error.")
        if told:
            raise ValidationError(told)

    @property
    def is_readable(self) -> bool:
        return self.state == TextState.EXTRACTED

    @property
    def page_count(self) -> int:
        return len(self.pages)

    @property
    def reason(self) -> str:
        """What editors are told beside the state, in the active language."""
        if self.error:
            return self.get_error_display()
        if self.partial:
            return gettext("The file is longer: only its beginning is searched.")
        return ""

    def _is_there_already(self) -> bool:
        return (
            type(self)
            .objects.filter(document=self.document_id, content_hash=self.content_hash)
            .exclude(pk=self.pk)
            .exists()
        )


def _are_texts(pages) -> bool:
    return isinstance(pages, list) and all(isinstance(each, str) for each in pages)
