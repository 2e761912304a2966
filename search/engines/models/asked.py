"""What readers searched for, counted; never who, nor when beyond the day."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from search.engines.conf import language_choices

LONGEST_TEXT = 80


class AskedQuery(models.Model):
    """
    A search of one day, in one language.

    `chosen` counts the results that were opened and `ranks` adds up their places: 1 is
    the first.
    """

    day = models.DateField(_("day"))
    locale = models.CharField(_("language"), max_length=12, choices=language_choices)
    text = models.CharField(_("search"), max_length=LONGEST_TEXT)
    asked = models.PositiveIntegerField(_("times asked"), default=0)
    unanswered = models.PositiveIntegerField(_("times without results"), default=0)
    chosen = models.PositiveIntegerField(_("results opened"), default=0)
    ranks = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("search of readers")
        verbose_name_plural = _("searches of readers")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["day", "locale", "text"], name="search_engines_asked_once"
            )
        ]
        indexes = [models.Index(fields=["locale", "text"])]

    def __str__(self):
        return f"{self.text} ({self.locale}, {self.day})"

    @classmethod
    def add(cls, day, locale: str, text: str, **counts: int) -> None:
        """Adds to the counts of a search of a day."""
        row, _made = cls.objects.get_or_create(day=day, locale=locale, text=text)
        cls.objects.filter(pk=row.pk).update(
            **{name: F(name) + count for name, count in counts.items()}
        )
