"""Titles: those that files give themselves and mean, and those made of their names."""

import re

from resources.text.cleaning import visible

#: What programs write where nobody gave a title.
_USELESS = re.compile(
    r"(?:microsoft (?:word|excel|powerpoint|office)\b.*"
    r"|(?:untitled|sans[ -]titre|sans nom|no title|title|titre|unknown|inconnu)"
    r"(?:[ -]?\d+)?"
    r"|(?:(?:new|nouveau) )?(?:document|présentation|presentation|file|fichier)"
    r"(?:[ -]?\d+)?(?: (?:microsoft )?word)?"
    r"|(?:présentation )?powerpoint(?: presentation)?"
    r"|(?:slide|diapositive|page) ?\d+"
    r"|(?:[a-z]:\\|\\\\|/\S*/|file:).*"
    r"|.*\.(?:docx?|dotx?|odt|pdf|rtf|txt|md|html?|pptx?|xlsx?|odp|ods|indd|qxp|pages"
    r"|tex|dvi|ps|jpe?g|png|tiff?))",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
#: What parts the words of a file's name; a hyphen between digits is that of a date.
_BETWEEN_WORDS = re.compile(r"[_+\s]+|(?<=\D)[-.](?=\S)|(?<=\d)[-.](?=\D)")


def trusted_title(title: str) -> str:
    """The title, unless a program wrote it and nobody meant it."""
    if _USELESS.fullmatch(title) or not _LETTER.search(title):
        return ""
    return title


def title_of_name(key: str) -> str:
    """« Guide de terrain » of `guides/guide_de-terrain`."""
    name = visible(key.rpartition("/")[2])
    words = _BETWEEN_WORDS.sub(" ", name).split()
    text = " ".join(words) if any(map(str.isalnum, name)) else name
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int) -> str:
    """The text, cut after a word where it is too long."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return f"{cut[: cut.rfind(' ') if ' ' in cut else None].rstrip(' ,;:')}…"
