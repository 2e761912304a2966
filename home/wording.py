"""Facts as words, for what can be found of a page."""

from django.utils.translation import gettext as _


def as_lines(pairs) -> str:
    """One line a fact that is stated: "Territory: Creuse"."""
    return "\n".join(
        _("%(label)s: %(value)s") % {"label": first_capital(label), "value": value}
        for label, value in pairs
        if str(value or "") or value == 0
    )


def first_capital(label) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]
