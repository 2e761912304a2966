"""
How a text becomes words, language by language.

Each word has two forms. `exact` is the word without case and accents. `term` is its
stem, what inflected forms share, or None for a word too common to mean anything. Every
engine is given both and analyses nothing itself, so that all of them find the same;
whoever marks matches in a text compares the same forms.

Words are cut at apostrophes, typographic or not, so that elided articles fall away.
Accents are removed before stemming: a query without accents meets the accented text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from search.engines.stopwords import BY_LANGUAGE

#: What is longer is no word but an encoded file.
LONGEST_WORD = 64
#: A shorter stem would be shared by words that have nothing in common.
SHORTEST_STEM = 3
#: Bus, gaz, jus: an s or x at the end of so short a word belongs to it.
LONGEST_WITHOUT_PLURAL = 3

# A soft hyphen or a combining accent is part of the word it stands in.
_WORD = r"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f])*"
# Thousands are one number: "250 000" in French, "250,000" in English.
_GROUPED = {
    "fr": r"(?<![^\W_])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![^\W_])",
    "en": r"(?<![^\W_])\d{1,3}(?:,\d{3})+(?![^\W_])",
}
_STEMMERS = {"fr": "french", "en": "english"}
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_SEPARATORS = str.maketrans("", "", ", \u00a0\u202f\u00ad")
# Plurals that the French stemmer takes for other words.
_IRREGULAR = {"travaux": "travail", "yeux": "oeil"}


class Word(NamedTuple):
    """`accented` is the word with its accents, empty where it has none."""

    exact: str
    term: str | None
    accented: str
    start: int
    end: int


def words(text: str, locale: str) -> Iterator[Word]:
    """The words of `text`, in order, with their places in it."""
    language = locale.partition("-")[0]
    for match in _pattern(language).finditer(text):
        start, end = match.span()
        if end - start <= LONGEST_WORD:
            yield Word(*_forms(match.group(), language), start, end)


def spellings(text: str, locale: str) -> set[str]:
    """The different words of `text` as they are written: much faster than `words`."""
    return set(_pattern(locale.partition("-")[0]).findall(text))


@lru_cache(maxsize=100_000)
def forms_of(spelling: str, locale: str) -> tuple[str, str | None]:
    """`exact` and `term` of one of `spellings`; two empty ones of what is no word."""
    if len(spelling) > LONGEST_WORD:
        return "", None
    exact, term, _accented = _forms(spelling, locale.partition("-")[0])
    return exact, term


def fold(word: str) -> str:
    """Without case, accents and ligatures."""
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    grouped = _GROUPED.get(language)
    return re.compile(f"{grouped}|{_WORD}" if grouped else _WORD)


@lru_cache(maxsize=200_000)
def _forms(word: str, language: str) -> tuple[str, str | None, str]:
    plain = unicodedata.normalize("NFC", word.casefold().translate(_SEPARATORS))
    exact = fold(plain)
    term = None if plain in _stop_words(language) else _stem(exact, language)
    return exact, term, plain if plain != exact else ""


@cache
def _stop_words(language: str) -> frozenset[str]:
    accented = BY_LANGUAGE.get(language, frozenset())
    return accented | {fold(word) for word in accented}


def _stem(word: str, language: str) -> str:
    if language not in _STEMMERS:
        return word
    if language == "fr":
        word = _singular(word)
    stem = next(iter(_stemmer(language).analyze(word)), word)
    return stem if len(stem) >= SHORTEST_STEM else word


def _singular(word: str) -> str:
    """
    The French stemmer leaves many plurals alone: labos, lieux, jeux, élus.

    Plurals in -aux are its own work, those in -eaux apart.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= LONGEST_WITHOUT_PLURAL:
        return word
    if word.endswith("eaux") or (word.endswith("x") and not word.endswith("aux")):
        return word[:-1]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@cache
def _stemmer(language: str) -> TextAnalyzer:
    stem = Filter.stemmer(_STEMMERS[language])
    return TextAnalyzerBuilder(Tokenizer.raw()).filter(stem).build()
