"""Which words of its source each translation says."""

from django.db import models
from django.db.models import F
from wagtail.models import Page


class ProseVersionQuerySet(models.QuerySet):
    def outdated(self):
        """Of published translations whose source has other words by now."""
        return (
            self.filter(page__live=True, page__alias_of=None)
            .exclude(current="")
            .exclude(said=F("current"))
        )


class ProseVersion(models.Model):
    """
    One row a translation that has a source page; written by `home.translation.prose`.

    `said` and `current` are digests of the source's prose: a translation is up to date
    when they are equal.
    """

    # The admin counts references to a page: this is none.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        Page, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    #: What the translation says; empty when it does not say all of the source.
    said = models.CharField(max_length=32, blank=True)
    #: What the source says, or said when it was last open; empty before that.
    current = models.CharField(max_length=32, blank=True)
    #: When the source came to say it; null for what it said from the start.
    changed_at = models.DateTimeField(null=True)
    #: What was looked at last: the live revision, and the entry of wagtail-localize's
    #: log of what it wrote. Either may be deleted since: these are bare numbers.
    revision = models.PositiveBigIntegerField(null=True)
    log = models.PositiveBigIntegerField(null=True)

    objects = ProseVersionQuerySet.as_manager()

    def __str__(self):
        return f"{self.page_id}: {'outdated' if self.is_late else 'up to date'}"

    @property
    def is_late(self) -> bool:
        return self.current not in ("", self.said)
