"""The words of a question, looked for in texts."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from search.engines.question import Question
from search.engines.words import Word, forms_of, spellings, words

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


class Match(NamedTuple):
    """A word of a text, its place, and which thing that is asked for it answers."""

    exact: str
    start: int
    end: int
    thing: int


class AskedWords:
    """
    What a question asks for: words and codes, and what is known to mean the same.

    Most words of a text are none of them, and the same words come again and again: each
    spelling is analysed once, and only a text that holds one is read word by word.
    """

    def __init__(self, question: Question):
        self._locale = question.locale
        #: Which thing that is asked for a stem, or a word itself, stands for.
        self._by_stem: dict[str, int] = {}
        self._by_word: dict[str, int] = {}
        #: What means the same in several words, by the first of them.
        self._expressions: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        #: Patterns to search a text at a glance: stems by the form that was typed.
        self._typed: dict[str, str] = {}
        for thing, wanted in enumerate(question.wanted):
            for form in wanted.forms:
                if form.stem:
                    self._by_stem.setdefault(form.stem, thing)
                else:
                    self._by_word.setdefault(form.exact, thing)
                self._typed.setdefault(form.exact or form.stem, form.stem or form.exact)
            for expression in wanted.expressions:
                first, *_rest = expression.words
                same = self._expressions.setdefault(first, [])
                same.append((expression.words, thing))
                self._typed.update(zip(expression.words, expression.words, strict=True))
        for thing, code in enumerate(question.codes, len(question.wanted)):
            for part in code:
                self._by_word.setdefault(part, thing)
                self._typed.setdefault(part, part)
        self.exacts = frozenset(
            form.exact
            for wanted in question.wanted
            for form in wanted.forms
            if form.weight == 1
        ) | frozenset(part for code in question.codes for part in code)
        self._seen: set[str] = set()
        self._asked_for: set[str] = set()

    def found_in(self, text: str) -> list[Match]:
        """The words of `text` that answer the question, in order."""
        return self.found_among(self.spelled_in(text), text)

    def found_among(self, spelled: set[str], text: str) -> list[Match]:
        """The same for a part of a text, given what is `spelled_in` the whole of it."""
        if not any(spelling in text for spelling in spelled):
            return []
        return list(self._answering(list(words(text, self._locale))))

    def spelled_in(self, text: str) -> set[str]:
        """The words of `text` that may answer the question, each as it is written."""
        spelled = spellings(text, self._locale)
        new = spelled - self._seen
        if new:
            self._asked_for.update(self._asked_for_among(new))
            self._seen |= new
        return spelled & self._asked_for

    def promised_by(self, text: str) -> int:
        """
        How much of the question a text seems to hold, read at a glance.

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
        """For each word of the question: how its forms begin, and the one typed."""
        return [
            (
                re.compile(
                    _with_accents(stem[: max(SHORTEST_BEGINNING, len(stem) - 1)])
                ),
                re.compile(_with_accents(exact) + r"(?![^\W_])"),
            )
            for exact, stem in self._typed.items()
        ]

    def _answering(self, read: list[Word]) -> Iterator[Match]:
        inside, thing_inside = 0, None
        for place, word in enumerate(read):
            for expression, thing in self._expressions.get(word.exact, ()):
                end = place + len(expression)
                if end > inside and _says(read[place:end], expression):
                    inside, thing_inside = end, thing
            thing = self._thing_alone(word)
            if thing is None and place < inside:
                thing = thing_inside
            if thing is not None:
                yield Match(word.exact, word.start, word.end, thing)

    def _asked_for_among(self, spelled: set[str]) -> list[str]:
        stems, exacts = self._by_stem, self._by_word.keys() | self._expressions.keys()
        locale, found = self._locale, []
        for spelling in spelled:
            exact, term = forms_of(spelling, locale)
            if term in stems or exact in exacts:
                found.append(spelling)
        return found

    def _thing_alone(self, word: Word) -> int | None:
        if word.term in self._by_stem:
            return self._by_stem[word.term]
        return self._by_word.get(word.exact)


def _says(read: list[Word], expression: tuple[str, ...]) -> bool:
    return tuple(word.exact for word in read) == expression


def _with_accents(beginning: str) -> str:
    """A pattern for the beginning of a folded word, as a text may spell it."""
    return "".join(
        f"[{_ACCENTED[letter]}]" if letter in _ACCENTED else re.escape(letter)
        for letter in beginning
    )
