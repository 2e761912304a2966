"""Pages that editors put first in what a query finds."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from search.catalog.registry import kind_of
from search.engines.conf import language_choices
from search.engines.models.lines import check_lines, lines_of


class Promotion(models.Model):
    """A page that stands first when a reader searches for just these words."""

    locale = models.CharField(
        _("language"),
        max_length=12,
        choices=language_choices,
        help_text=_("The language of the readers who search."),
    )
    queries = models.TextField(
        _("searches"),
        help_text=_(
            "What readers type, a search a line. Accents, capitals and plurals do not "
            "matter; a search with other words beside these is not meant."
        ),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Shown first, in the reader's language, while it is published."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"),
        default=1,
        help_text=_("Of several pages for one search, the lowest number comes first."),
    )

    panels = [
        FieldPanel("locale"),
        FieldPanel("queries"),
        PageChooserPanel("page"),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["locale", "order", "pk"]

    def __str__(self):
        return f"{', '.join(self.lines)} → {self.page}"

    @property
    def lines(self) -> list[str]:
        """The searches, as they were written."""
        return lines_of(self.queries)

    def clean(self):
        super().clean()
        check_lines(self.queries, self.locale, field="queries", fewest=1)
        self.queries = "\n".join(self.lines)
        if self.page_id and kind_of(self.page) is None:
            raise ValidationError(
                {"page": _("Searches do not find pages of this kind. Choose another.")}
            )
