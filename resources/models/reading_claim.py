"""Who is reading a file: one process at a time, whatever documents have the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: How long copying a file may take before it is read, in seconds.
TO_COPY = 60


class ReadingClaim(models.Model):
    """
    Somebody reads the file with this hash, until then at the latest.

    A process that was killed leaves its claim behind: whoever comes later takes it.
    """

    content_hash = models.CharField(_("hash of the file"), max_length=40, unique=True)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")

    def __str__(self):
        return self.content_hash


@contextmanager
def claimed(content_hash: str, seconds: float) -> Iterator[bool]:
    """Whether the file is ours to read, within `seconds`: nobody else reads it then."""
    now = timezone.now()
    until = now + timedelta(seconds=seconds + TO_COPY)
    claim, is_ours = ReadingClaim.objects.get_or_create(
        content_hash=content_hash, defaults={"until": until}
    )
    if not is_ours and claim.until < now:
        abandoned = ReadingClaim.objects.filter(pk=claim.pk, until=claim.until)
        is_ours = bool(abandoned.update(until=until))
    try:
        yield is_ours
    finally:
        if is_ours:
            ReadingClaim.objects.filter(content_hash=content_hash, until=until).delete()
