"""What every term of a vocabulary has: a key for partners, and where it comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from home.choices import Basis
from home.models.key import KeyField
from home.models.source import Source
from home.models.vocabulary_row import VocabularyRow


class Term(VocabularyRow, models.Model):
    """
    One row for one thing of the world, with a text per language.

    A subclass names in `label_field` what it is called by, and registers itself with
    `search.catalog.registry.register_vocabulary`.
    """

    key = KeyField()
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        # A source that terms rely on is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The document that says so."),
    )
    basis = models.CharField(
        _("basis"),
        max_length=12,
        choices=Basis.choices,
        blank=True,
        help_text=_("How the site knows what it says here."),
    )

    source_panel = MultiFieldPanel(
        [FieldRowPanel([FieldPanel("source"), FieldPanel("basis")])],
        heading=_("Where it comes from"),
    )

    class Meta:
        abstract = True
        ordering = ["key"]
