"""What pages and their translations teach: see `search.engines.dictionary`."""

from django.db import models


class WordPair(models.Model):
    """
    A stem of one language that translates one of another.

    `sureness` is above 0 and at most 1.
    """

    origin = models.CharField(max_length=12)
    target = models.CharField(max_length=12)
    stem = models.CharField(max_length=64)
    other = models.CharField(max_length=64)
    sureness = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "target", "stem", "other"],
                name="search_engines_pair_once",
            )
        ]

    def __str__(self):
        return f"{self.stem} ({self.origin}) = {self.other} ({self.target})"


class Learning(models.Model):
    """
    How far the catalog was read by who learns from it; there is one row.

    `changed` counts the records that came since the dictionary was made.
    """

    cursor = models.CharField(max_length=40, blank=True)
    changed = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="search_engines_one_learning", condition=models.Q(pk=1)
            )
        ]

    def __str__(self):
        return self.cursor
