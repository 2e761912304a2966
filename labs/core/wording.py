"""Facts as words, for pages and for what can be found of them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.templatetags.typography import number
from home.typography import NO_BREAK

MINUS = "\N{MINUS SIGN}"


def called(term):
    """The label, or the plain text, that a term is called by."""
    return getattr(term, term.label_field)


def people(count: int | None) -> str | None:
    """How many people: "14 personnes"; nothing where it is not stated."""
    if count is None:
        return None
    phrase = ngettext("%(count)s person", "%(count)s people", count)
    return phrase.replace(" ", NO_BREAK) % {"count": number(count)}


def position_on_axis(position) -> str | None:
    """Where a lab stands on an axis: "+1, towards Transversal"; nothing if unknown."""
    value = position.value
    if value is None:
        return None
    if value == 0:
        return _("0, halfway")
    pole = position.axis.pole_a if value < 0 else position.axis.pole_b
    sign = MINUS if value < 0 else "+"
    return _("%(value)s, towards “%(pole)s”") % {
        "value": f"{sign}{abs(value)}",
        "pole": pole,
    }


def horizons(years: list[int]) -> str:
    """How far ahead: "10, 20 or 50 years"; empty where it is not stated."""
    if not years:
        return ""
    *first, last = map(str, years)
    if first:
        either = _("%(first)s or %(last)s") % {"first": ", ".join(first), "last": last}
    else:
        either = last
    phrase = ngettext("%(count)s year", "%(count)s years", years[-1])
    return phrase.replace(" ", NO_BREAK) % {"count": either}
