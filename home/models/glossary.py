"""Words that the sources use, explained."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.fields import LabelField
from home.models.term import Term


class GlossaryTerm(Term):
    """Feeds the glossary, the abbreviations in texts, and partners."""

    term = LabelField(
        _("term"),
        max_length=80,
        help_text=_("The word or the letters, as the texts write them."),
    )
    expansion = LabelField(
        _("expansion"),
        max_length=200,
        blank=True,
        help_text=_("What the letters stand for; empty for a word."),
    )
    definition = LabelField(
        _("definition"),
        max_length=500,
        blank=True,
        long=True,
        help_text=_("One or two sentences, as one would explain it aloud."),
    )

    panels = [
        FieldPanel("term"),
        FieldPanel("expansion"),
        FieldPanel("definition"),
        FieldPanel("key"),
        Term.source_panel,
    ]

    label_field = "term"
    one_a_label = True

    class Meta(Term.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
