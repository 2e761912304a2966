"""Facts as words: for what can be found of a page, and for editors."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


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


def shown(row: models.Model, field: models.Field) -> str:
    """What a row says in a field, in the words of a reader; empty for nothing."""
    display = getattr(row, f"get_{field.name}_display", None)
    value = display() if display else getattr(row, field.name)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def quoted(text) -> str:
    """In the quotation marks of the active language."""
    return _("“%(text)s”") % {"text": text}


def one_after_the_other(texts: Iterable) -> str:
    """Texts that have commas of their own."""
    return pgettext("between parts of a sentence", "; ").join(map(str, texts))
