"""What a team can do: one row for one skill, found by its name in either language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.fields import LabelField
from home.models.term import Term


class Competence(Term):
    name = LabelField(
        _("name"),
        max_length=120,
        help_text=_("What a team can do, in a few words."),
    )
    group = LabelField(
        _("group"),
        max_length=80,
        blank=True,
        help_text=_("A family of skills; empty where there is none."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("group"),
        FieldPanel("key"),
        Term.source_panel,
    ]

    one_a_label = True

    class Meta(Term.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
