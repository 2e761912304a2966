"""Filters that draw texts, dates, numbers and durations as a language writes them."""

from datetime import date, datetime
from decimal import Decimal
from html import escape
from itertools import groupby

from django import template
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext

from home import typography
from home.typography import NARROW, NO_BREAK

register = template.Library()

_FRENCH_NUMBER = str.maketrans({",": NARROW, ".": ","})


@register.filter
def typeset(value):
    """
    Text with the spaces and marks of its language; HTML in its text nodes only.

    A text that says in which language it was read (a `Label`) is set in that one, and
    marked with `lang` when the page's is another. Nothing stays nothing.
    """
    if value is None:
        return None
    language = get_language() or ""
    if hasattr(value, "__html__"):
        html = typography.typeset_html(value.__html__(), language)
        return mark_safe(html)  # noqa: S308 - as safe as it came: text is escaped again
    own_language = language
    if isinstance(value, str | dict):
        # A record may have a language, too: that of what it describes.
        own_language = getattr(value, "language", None) or language
    text = typography.typeset(str(value), own_language)
    if text and own_language != language:
        return format_html('<span lang="{}">{}</span>', own_language, text)
    return text


@register.filter
def marked(parts) -> SafeString:
    """Texts in a row as one, typeset, those that were matched in `<mark>` elements."""
    pieces = [
        ("".join(text for text, _matched in row), is_matched)
        for is_matched, row in groupby(parts, key=lambda part: part[1])
    ]
    texts = typography.typeset_in_a_row(
        [text for text, _matched in pieces], get_language() or ""
    )
    html = "".join(
        f"<mark>{escape(text, quote=False)}</mark>"
        if matched
        else escape(text, quote=False)
        for text, (_text, matched) in zip(texts, pieces, strict=True)
    )
    return mark_safe(html)  # noqa: S308 - every text is escaped


class WrittenText(str):
    """A text with the language that it is written in, as `typeset` understands it."""

    language: str


@register.filter
def written_in(text: str, language: str) -> str:
    """The same text, which `typeset` then sets and marks as of its own language."""
    written = WrittenText(text)
    written.language = language
    return written


@register.filter
def partial_date(value) -> str:
    """A date with the precision that it has: "2018", "juin 2018", "30 June 2018"."""
    value = _day(value)
    text = value.isoformat() if isinstance(value, date) else str(value or "")
    year, _dash, rest = text.partition("-")
    if not rest:
        return year
    month, _dash, day = rest.partition("-")
    named = f"{MONTHS[int(month)]} {year}"
    return f"{_ordinal(int(day))}{NO_BREAK}{named}" if day else named


@register.filter
def time_tag(value) -> SafeString:
    """The same in a `<time>` element that machines can read; nothing for no date."""
    if not value:
        return mark_safe("")
    value = _day(value)
    return format_html('<time datetime="{}">{}</time>', value, partial_date(value))


@register.filter
def number(value: int | Decimal | None) -> str | None:
    """Thousands apart, the decimal mark of the language: 250 000,5 or 250,000.5."""
    if value is None:
        return None
    exact = value.normalize() if isinstance(value, Decimal) else value
    grouped = f"{exact:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return grouped if _is("en") else grouped.translate(_FRENCH_NUMBER)


@register.filter
def euros(value: int | None) -> str | None:
    """An amount of whole euros: 250 000 € or €250,000."""
    if value is None:
        return None
    amount = number(value)
    return f"€{amount}" if _is("en") else f"{amount}{NO_BREAK}€"


@register.filter
def days(value: int | None) -> str | None:
    return _count(value, lambda: ngettext("%(count)s day", "%(count)s days", value))


@register.filter
def weeks(value: int | None) -> str | None:
    return _count(value, lambda: ngettext("%(count)s week", "%(count)s weeks", value))


@register.filter
def months(value: int | None) -> str | None:
    return _count(value, lambda: ngettext("%(count)s month", "%(count)s months", value))


@register.filter
def years(value: int | None) -> str | None:
    return _count(value, lambda: ngettext("%(count)s year", "%(count)s years", value))


@register.filter
def first_words(text: str, count: int) -> str:
    """The beginning of a text, with an ellipsis when there is more of it."""
    words = text.split(" ")
    if len(words) <= count:
        return text
    return " ".join(words[:count]).rstrip(" ,;:.") + "…"


@register.filter
def title_main(title: str) -> str:
    """The title without the parenthesis that ends it: "An inventory ( and more )"."""
    return _split_title(title)[0]


@register.filter
def title_aside(title: str) -> str:
    """The parenthesis that ends a title, which the home page sets in a light weight."""
    return _split_title(title)[1]


def _day(value):
    """The day of an instant, here; anything else as it is."""
    if isinstance(value, datetime):
        return (localtime(value) if value.tzinfo else value).date()
    return value


def _split_title(title: str) -> tuple[str, str]:
    main, parenthesis, aside = title.rpartition("(")
    if main.strip() and parenthesis and aside.rstrip().endswith(")"):
        return main.rstrip(), f"({aside.rstrip()}"
    return title, ""


def _is(language: str) -> bool:
    """Whether the language in force is this one, in whatever region."""
    return (get_language() or "").partition("-")[0] == language


def _ordinal(day: int) -> str:
    return "1er" if day == 1 and _is("fr") else str(day)


def _count(value: int | None, phrase) -> str | None:
    if value is None:
        return None
    return phrase().replace(" ", NO_BREAK) % {"count": number(value)}
