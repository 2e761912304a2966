"""Words that mean the same, as editors say."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search.engines.conf import language_choices
from search.engines.models.lines import check_lines, lines_of


class SynonymGroup(models.Model):
    """
    Expressions of a language that readers use for the same thing.

    Whoever searches for one finds the others as well, a little further down.
    """

    locale = models.CharField(
        _("language"),
        max_length=12,
        choices=language_choices,
        help_text=_("The language in which these words mean the same."),
    )
    expressions = models.TextField(
        _("words that mean the same"),
        help_text=_(
            "A word or an expression a line, such as “fablab” and “fabrication "
            "laboratory”. Accents, capitals and plurals do not matter."
        ),
    )

    panels = [FieldPanel("locale"), FieldPanel("expressions")]

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["locale", "expressions"]

    def __str__(self):
        return " = ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The expressions, as they were written."""
        return lines_of(self.expressions)

    def clean(self):
        super().clean()
        check_lines(self.expressions, self.locale, field="expressions", fewest=2)
        self.expressions = "\n".join(self.lines)
