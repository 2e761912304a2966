"""What a programme's page says in words of several of its fields."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.templatetags.typography import months, partial_date, time_tag
from labs.core.choices import Frequency

register = template.Library()


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


@register.filter
def period(programme) -> SafeString | str:
    """
    From when to when, with what is known of it: "2017–2018", "June–December 2018".

    Empty when neither is stated; a missing end is said to be missing.
    """
    start, end = programme.start, programme.end
    if not start and not end:
        return ""
    if not end:
        return format_html(_("start: {start}; end not stated"), start=time_tag(start))
    if not start:
        return format_html(_("end: {end}; start not stated"), end=time_tag(end))
    if start == end:
        return time_tag(start)
    return format_html(
        "{}{}{}", _start_tag(start, end), _dash(start, end), time_tag(end)
    )


def _start_tag(start: str, end: str) -> SafeString:
    """The start, without its year where the end says it too."""
    if len(start) == len(end) == len("2018-06") and start[:4] == end[:4]:
        month = partial_date(start).removesuffix(f" {start[:4]}")
        return format_html('<time datetime="{}">{}</time>', start, month)
    return time_tag(start)


def _dash(start: str, end: str) -> str:
    """Close between years or months of one year, apart between longer dates."""
    close = len(start) == len(end) and (len(start) == 4 or start[:4] == end[:4])
    return "–" if close and len(start) <= len("2018-06") else " – "
