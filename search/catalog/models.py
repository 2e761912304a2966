"""
The catalog's tables: one row for everything published, in each language.

Only `search.catalog.settle` writes them. Everybody else reads through
`Record.objects.public()` or `search.catalog.selectors`.
"""

import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone


def new_epoch() -> str:
    """A name for one uninterrupted run of sequence numbers."""
    return secrets.token_hex(4)


class Counter(models.Model):
    """
    The one row that gives out sequence numbers.

    Whoever writes records locks it first and holds it to the COMMIT, so that numbers
    become visible in their order. It is made on demand: a flushed database has none.
    """

    epoch = models.CharField(max_length=16, default=new_epoch)
    sequence = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(name="search_catalog_one_counter", condition=Q(pk=1))
        ]

    def __str__(self):
        return f"{self.epoch}.{self.sequence}"


class RecordQuerySet(models.QuerySet):
    def public(self):
        """What an anonymous reader may open now: not withdrawn, not expired."""
        return self.filter(withdrawn=False).filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
        )


class Record(models.Model):
    """
    One published thing in one language, or the tombstone of one.

    `representation` is JSON text, sent to partners as it is; `etag` names its bytes and
    `digest` what consumers see beside them. A row in which neither changed is not
    written and keeps its number. A withdrawn row keeps key, locale, kind and number.
    `keywords` are words that it is found by, beside its text; `lacking` the codes of
    what the page should have and has not.
    """

    key = models.UUIDField()
    locale = models.CharField(max_length=12)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=255, blank=True)
    summary = models.TextField(blank=True)
    path = models.CharField(max_length=2048, blank=True)
    parent = models.UUIDField(null=True)
    keywords = models.TextField(blank=True)
    sections = models.JSONField(default=list)
    lacking = models.JSONField(default=list)
    representation = models.TextField(blank=True)
    etag = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    first_published_at = models.DateTimeField(null=True)
    last_published_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    listed = models.BooleanField(default=True)
    withdrawn = models.BooleanField(default=False)
    sequence = models.BigIntegerField(unique=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "locale"], name="search_catalog_record_key_locale"
            )
        ]
        indexes = [
            models.Index(fields=["locale", "kind", "title"]),
            models.Index(fields=["path"]),
            models.Index(fields=["parent"]),
        ]

    def __str__(self):
        return f"{self.kind} {self.key} ({self.locale})"

    @property
    def is_public(self) -> bool:
        expired = self.expires_at is not None and self.expires_at <= timezone.now()
        return not (self.withdrawn or expired)


class Facet(models.Model):
    """One value that a record can be filtered and counted by: a key, never a label."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="facets")
    name = models.CharField(max_length=60)
    value = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "name", "value"], name="search_catalog_facet_once"
            )
        ]
        indexes = [models.Index(fields=["name", "value"])]

    def __str__(self):
        return f"{self.name}={self.value}"


class Mention(models.Model):
    """
    Who names whom.

    `target` is `page:<translation key>` or `<model label>:<primary key>`.

    Written with the record, so it is exact inside the transaction that changed it.
    """

    record = models.ForeignKey(Record, models.CASCADE, related_name="mentions")
    target = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "target"], name="search_catalog_mention_once"
            )
        ]
        indexes = [models.Index(fields=["target"])]

    def __str__(self):
        return self.target
