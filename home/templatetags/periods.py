"""From when to when something lasted, as far as it is known."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.templatetags.typography import partial_date, time_tag

register = template.Library()


@register.filter
def period(thing) -> SafeString | str:
    """
    Between the `start` and the `end` of a thing: "2017–2018", "June–December 2018".

    Empty when neither is stated; a missing end is said to be missing.
    """
    start, end = thing.start, thing.end
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
