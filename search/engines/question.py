"""
What is looked for in the documents of one language, in no engine's words.

Made by `search.engines.understanding`; every engine translates it into its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """
    A word to look for: folded, and its stem, or None where only the word itself counts.

    `accented` is the word with its accents, where it has any: documents that have it so
    come first among equals. `weight` is 1 for what was typed, less for what is guessed.
    """

    exact: str
    stem: str | None = None
    accented: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Expression:
    """Several words that follow each other, folded."""

    words: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is asked for; of its alternatives the best one counts."""

    forms: tuple[Form, ...]
    expressions: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """
    `wanted` are weighed: the more of them a document has, the higher it stands.
    `codes` are weighed too; a document has all parts of one, or it does not count.
    `phrases` must all be there, and none of `excluded`.
    `begun` is the folded beginning of a word in a title: of suggestions while typing.
    """

    locale: str
    wanted: tuple[Wanted, ...] = ()
    codes: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[Form, ...], ...] = ()
    begun: str = ""

    @property
    def has_several(self) -> bool:
        """Whether a document may have a part of what is asked for, and not all."""
        return len(self.wanted) + len(self.codes) > 1

    def __bool__(self) -> bool:
        return bool(self.wanted or self.codes or self.phrases or self.begun)
