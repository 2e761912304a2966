"""Keys that terms had before they were merged into others."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerKey(models.Model):
    """
    The key of a term that another has taken over, in the vocabulary `kind`.

    Partners and files that still name the old key find the term that stands for it.
    """

    kind = models.CharField(_("vocabulary"), max_length=40)
    key = models.CharField(_("former key"), max_length=80)
    present_key = models.CharField(_("present key"), max_length=80)

    class Meta:
        verbose_name = _("former key")
        verbose_name_plural = _("former keys")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="home_former_key_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.key} → {self.present_key}"
