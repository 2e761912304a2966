"""
Typing errors: a word that no document has, corrected to one that some have.

The index's own words are the dictionary, folded, so an accent is never an error. Short
words are left alone: they are near to everything.
"""

from dataclasses import dataclass
from typing import Protocol

#: Letters from which one error is corrected, and two.
ONE_ERROR = 5
TWO_ERRORS = 9


@dataclass(frozen=True, slots=True)
class Known:
    """
    A folded word of the index, and how many documents have it.

    `shown` is the word with its accents.
    """

    word: str
    frequency: int
    shown: str = ""


class Vocabulary(Protocol):
    """The words that documents have, by language; folded ones, and their stems."""

    def documents(self, locale: str) -> int:
        """About how many documents a language has."""

    def frequency(self, word: str, locale: str) -> int:
        """How many documents have a folded word."""

    def stem_frequency(self, stem: str, locale: str) -> int:
        """About how many documents have a form of a word."""

    def near(self, word: str, locale: str, errors: int) -> list[Known]:
        """Words at most so many letters away; two that change places are one error."""


def correction(word: str, locale: str, vocabulary: Vocabulary) -> str | None:
    """
    What was most likely meant by a folded word that is unknown, with its accents; None
    when nobody knows.

    Fewer errors come first, then the same first letter, then what more documents have.
    """
    if len(word) < ONE_ERROR or not word.isalpha():
        return None
    for errors in (1, 2) if len(word) >= TWO_ERRORS else (1,):
        found = [
            known
            for known in vocabulary.near(word, locale, errors)
            if known.frequency and known.word != word
        ]
        if found:
            best = max(
                found,
                key=lambda known: (
                    known.word[0] == word[0],
                    known.frequency,
                    known.word,
                ),
            )
            return best.shown or best.word
    return None
