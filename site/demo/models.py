"""What the loader keeps of what it wrote, to tell later what someone has edited."""

from django.db import models


class Loaded(models.Model):
    """
    A record as the loader left it: a term, or a page in one language.

    It stays when an editor deletes the record: what was deleted is not made again.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    language = models.CharField(
        max_length=12, blank=True, help_text="Empty for a term, which has all of them."
    )
    written = models.JSONField(
        help_text="The record's content, as it was read back once written."
    )
    digest = models.CharField(
        max_length=64, blank=True, help_text="Of what the files said of it."
    )

    class Meta:
        verbose_name = "loaded record"
        verbose_name_plural = "loaded records"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "language"], name="demo_loaded_once"
            )
        ]

    def __str__(self):
        return " ".join(filter(None, (self.kind, self.key, self.language)))
