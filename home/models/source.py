"""Where what the site says comes from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from home.fields import LabelField, PartialDateField
from home.models.key import KeyField
from home.models.vocabulary_row import VocabularyRow


class SourceKind(models.TextChoices):
    ARTICLE = "article", _("Article")
    WEB_PAGE = "web_page", _("Web page")
    WORKSHOP_NOTES = "workshop_notes", _("Workshop notes")
    SLIDES = "slides", _("Slides")


class Source(VocabularyRow, models.Model):
    """
    A document that pages refer to as "according to …".

    Figures are as the source states them; null is "does not say".
    """

    key = KeyField()
    title = LabelField(
        _("title"),
        max_length=300,
        help_text=_("As the document itself is called."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("The language in which the document is written."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=SourceKind.choices,
        blank=True,
        help_text=_("What sort of document it is."),
    )
    author = models.CharField(
        _("author"),
        max_length=160,
        blank=True,
        help_text=_("The person or the team who wrote it, as the document says."),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=160,
        blank=True,
        help_text=_("Who published it: a site, an institution."),
    )
    number = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("Its number in a series, where it has one."),
    )
    category = models.CharField(
        _("category"),
        max_length=120,
        blank=True,
        help_text=_("The heading under which it was published."),
    )
    published = PartialDateField(
        _("published"),
        blank=True,
        help_text=_("A year, a month or a day: 2018, 2018-01."),
    )
    views = models.PositiveIntegerField(_("views"), null=True, blank=True)
    likes = models.PositiveIntegerField(_("likes"), null=True, blank=True)
    dislikes = models.PositiveIntegerField(_("dislikes"), null=True, blank=True)
    comments = models.PositiveIntegerField(_("comments"), null=True, blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("key"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldRowPanel([FieldPanel("author"), FieldPanel("publisher")]),
        FieldRowPanel(
            [FieldPanel("number"), FieldPanel("category"), FieldPanel("published")]
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("views"),
                        FieldPanel("likes"),
                        FieldPanel("dislikes"),
                        FieldPanel("comments"),
                    ]
                )
            ],
            heading=_("Figures as stated"),
            help_text=_("Leave empty what the document does not state."),
        ),
    ]

    label_field = "title"

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]

    def __str__(self):
        return str(self.title) or self.key
