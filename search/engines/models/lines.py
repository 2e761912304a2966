"""Fields of which each line is an expression that can be searched for."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from search.engines.words import words

MOST_LINES = 20
LONGEST_LINE = 80


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def stems_of(line: str, locale: str) -> tuple[str, ...]:
    """What a line means, whatever its accents, capitals and endings."""
    return tuple(word.term for word in words(line, locale) if word.term)


def check_lines(text: str, locale: str, *, field: str, fewest: int) -> None:
    """Raises `ValidationError` on `field` for the first line that is wrong."""
    fault = _fault(lines_of(text), locale, fewest)
    if fault:
        raise ValidationError({field: fault})


def _fault(lines: list[str], locale: str, fewest: int) -> str:
    known = set()
    for line in lines:
        if len(line) > LONGEST_LINE:
            return _("“%(line)s…” is too long: %(limit)d characters at the most.") % {
                "line": line[:40],
                "limit": LONGEST_LINE,
            }
        stems = stems_of(line, locale)
        if not stems:
            return _("“%(line)s” holds no word that can be searched for.") % {
                "line": line
            }
        if stems in known:
            return _("“%(line)s” is there twice.") % {"line": line}
        known.add(stems)
    if len(known) < fewest:
        return _("Write two expressions or more, each on a line of its own.")
    if len(known) > MOST_LINES:
        return _("Write %(limit)d lines at the most.") % {"limit": MOST_LINES}
    return ""
