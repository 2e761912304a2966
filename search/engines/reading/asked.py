"""The words of a query, looked for in texts."""

import re
from functools import cached_property

from search.engines.words import Word, spellings, words

#: The beginning of a word that its inflected forms share, at the least.
SHORTEST_BEGINNING = 3
#: Letters that may carry an accent in a text, and stand for each other there.
_ACCENTED = {
    "a": "aàâäáãå",
    "c": "cç",
    "e": "eéèêë",
    "i": "iîïíì",
    "n": "nñ",
    "o": "oôöóòõ",
    "u": "uùûüú",
    "y": "yÿ",
}


class AskedWords:
    """
    What a query asks for in one language: stems, or common words if it has no other.

    Most words of a text are none of them, and the same words come again and again: each
    spelling is analysed once, and only a text that holds one is read word by word.
    """

    def __init__(self, query: str, locale: str):
        typed = list(words(query, locale))
        self.exacts = frozenset(word.exact for word in typed)
        self._terms = frozenset(word.term for word in typed if word.term)
        #: What texts are searched for at a glance: stems by the form that was typed.
        meaning = [word for word in typed if word.term] or typed
        self._stems = {word.exact: word.term or word.exact for word in meaning}
        self._locale = locale
        self._seen: set[str] = set()
        self._asked_for: set[str] = set()

    def found_in(self, text: str) -> list[Word]:
        """The words of `text` that answer the query, in order."""
        spelled = spellings(text, self._locale)
        for spelling in spelled - self._seen:
            if any(self._answers(word) for word in words(spelling, self._locale)):
                self._asked_for.add(spelling)
        self._seen |= spelled
        if spelled.isdisjoint(self._asked_for):
            return []
        return [word for word in words(text, self._locale) if self._answers(word)]

    def promised_by(self, text: str) -> int:
        """
        How much of the query a text seems to hold, read at a glance.

        The beginnings of words are looked for, and then the words as they were typed: a
        guess, for texts too long to be read word by word.
        """
        folded = text.casefold()
        return sum(
            2 if whole.search(folded) else 1
            for beginning, whole in self._patterns
            if beginning.search(folded)
        )

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
        """For each word of the query: how its forms begin, and the one typed."""
        return [
            (
                re.compile(
                    _with_accents(stem[: max(SHORTEST_BEGINNING, len(stem) - 1)])
                ),
                re.compile(_with_accents(exact) + r"(?![^\W_])"),
            )
            for exact, stem in self._stems.items()
        ]

    def _answers(self, word: Word) -> bool:
        if self._terms:
            return word.term in self._terms
        return word.exact in self.exacts


def _with_accents(beginning: str) -> str:
    """A pattern for the beginning of a folded word, as a text may spell it."""
    return "".join(
        f"[{_ACCENTED[letter]}]" if letter in _ACCENTED else re.escape(letter)
        for letter in beginning
    )
