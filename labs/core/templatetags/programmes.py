"""What a programme's page says in words of several of its fields."""

from django import template
from django.utils.translation import gettext as _

from home.templatetags.periods import period
from home.templatetags.typography import months
from labs.core.choices import Frequency

register = template.Library()
register.filter(period)


@register.filter
def workshops_label(programme) -> str:
    """What a workshop's days are counted by: "of workshops a month, over 6 months"."""
    label = {
        Frequency.WEEKLY: _("of workshops a week"),
        Frequency.MONTHLY: _("of workshops a month"),
        Frequency.OTHER: _("for each workshop"),
    }.get(programme.workshop_frequency, _("of workshops"))
    if not programme.workshop_months:
        return label
    return _("%(label)s, over %(months)s") % {
        "label": label,
        "months": months(programme.workshop_months),
    }


@register.filter
def workshops_rhythm(programme) -> str:
    """How often workshops are held and for how long, as far as it is stated."""
    frequency = programme.get_workshop_frequency_display()
    if not programme.workshop_months:
        return frequency
    span = months(programme.workshop_months)
    if not frequency:
        return _("over %(months)s") % {"months": span}
    return _("%(frequency)s, over %(months)s") % {
        "frequency": frequency,
        "months": span,
    }
