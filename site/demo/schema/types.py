"""
What the value of a field may be, whoever holds it in the end.

A type yields a fault for each value that it refuses: where in the field, and why. Null
is what no source says, and every type takes it, unless it is `required`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from demo.reading import Content
from home.fields.partial_date import validate_partial_date

#: The languages that the files are written in.
LANGUAGES = ("fr", "en")

Faults = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Type(ABC):
    required: bool = field(default=False, kw_only=True)

    def faults(self, value, content: Content) -> Faults:
        """Pairs of a path inside the field, empty for itself, and what is wrong."""
        if value is None:
            if self.required:
                yield "", "nothing is said, and it must be"
            return
        yield from self.refusals(value, content)

    @abstractmethod
    def refusals(self, value, content: Content) -> Faults: ...


def within(path: str | int, faults: Faults) -> Faults:
    """The same faults, one step further in."""
    for inner, told in faults:
        yield ".".join(filter(None, (str(path), inner))), told


@dataclass(frozen=True, slots=True)
class Word(Type):
    """A name, a code or a choice: the same in every language."""

    def refusals(self, value, content):
        if not isinstance(value, str) or not value.strip():
            yield "", f"{value!r} is not a text; write it in quotes"


@dataclass(frozen=True, slots=True)
class Choice(Type):
    """One of a few words."""

    words: tuple[str, ...]

    def refusals(self, value, content):
        if value not in self.words:
            yield "", f"{value!r} is none of {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class Moment(Type):
    """A date of reduced precision."""

    def refusals(self, value, content):
        if not isinstance(value, str):
            yield "", f"{value!r} is not a date; write it in quotes"
            return
        try:
            validate_partial_date(value)
        except ValidationError:
            yield "", f"{value!r} is no year, month or day: 2018, 2018-01, 2018-01-31"


@dataclass(frozen=True, slots=True)
class Whole(Type):
    def refusals(self, value, content):
        if not isinstance(value, int) or isinstance(value, bool):
            yield "", f"{value!r} is not a whole number"


@dataclass(frozen=True, slots=True)
class Number(Type):
    def refusals(self, value, content):
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield "", f"{value!r} is not a number"


@dataclass(frozen=True, slots=True)
class Flag(Type):
    def refusals(self, value, content):
        if not isinstance(value, bool):
            yield "", f"{value!r} is neither true nor false"


@dataclass(frozen=True, slots=True)
class Text(Type):
    """`{fr: …, en: …}`: what readers read, in every language."""

    def refusals(self, value, content):
        if not isinstance(value, dict):
            yield "", f"{value!r} is not a text in each language"
            return
        for code in LANGUAGES:
            said = value.get(code)
            if said is None or said == "":
                yield "", f"has no text in {code!r}"
            elif not isinstance(said, str) or not said.strip():
                yield code, f"{said!r} is not a text; write it in quotes"
        yield from _other_languages(value)


@dataclass(frozen=True, slots=True)
class Texts(Type):
    """`{fr: […], en: […]}`: as many texts in each language, in the same order."""

    def refusals(self, value, content):
        if not isinstance(value, dict):
            yield "", f"{value!r} is not a list of texts in each language"
            return
        for code in LANGUAGES:
            if value.get(code) is None:
                yield "", f"has no texts in {code!r}"
            elif not isinstance(value[code], list):
                yield code, f"{value[code]!r} is not a list"
            else:
                for number, said in enumerate(value[code], start=1):
                    yield from within(f"{code}.{number}", _word.faults(said, content))
        yield from _other_languages(value)
        lists = [value[code] for code in LANGUAGES if isinstance(value.get(code), list)]
        if len({len(texts) for texts in lists}) > 1:
            yield "", "has more texts in one language than in another"


@dataclass(frozen=True, slots=True)
class One(Type):
    """The key of an entry of another list, or what that entry gives as `by`."""

    list: str
    by: str = "key"

    def refusals(self, value, content):
        if not content.may_have([self.list], self.by, value):
            yield "", f"there is no {value!r} in the list {self.list!r}"


@dataclass(frozen=True, slots=True)
class OneOfAny(Type):
    """The key of an entry of one of several lists."""

    lists: tuple[str, ...]

    def refusals(self, value, content):
        if not content.may_have(self.lists, "key", value):
            yield "", f"there is no {value!r} in {', '.join(self.lists)}"


@dataclass(frozen=True, slots=True)
class Many(Type):
    """A list of values of one type; `once` where none may come twice."""

    of: Type
    once: bool = False

    def refusals(self, value, content):
        if not isinstance(value, list):
            yield "", f"{value!r} is not a list"
            return
        for number, each in enumerate(value, start=1):
            if each is None:
                yield str(number), "nothing is said"
            yield from within(number, self.of.faults(each, content))
            if self.once and each in value[: number - 1]:
                yield str(number), f"{each!r} comes twice"


@dataclass(frozen=True, slots=True)
class Fields(Type):
    """Values by the names of their fields, and no other field."""

    fields: dict[str, Type]

    def refusals(self, value, content):
        if not isinstance(value, dict):
            yield "", f"{value!r} has no fields"
            return
        for name, type_ in self.fields.items():
            yield from within(name, type_.faults(value.get(name), content))
        for name in value:
            if name not in self.fields:
                yield str(name), "there is no such field"


@dataclass(frozen=True, slots=True)
class Keyed(Type):
    """Values of one type by the keys of another list's entries."""

    list: str
    of: Type

    def refusals(self, value, content):
        if not isinstance(value, dict):
            yield "", f"{value!r} has no fields"
            return
        for key, each in value.items():
            yield from within(str(key), One(self.list).faults(key, content))
            yield from within(str(key), self.of.faults(each, content))


_word = Word(required=True)


def _other_languages(value: dict) -> Faults:
    for code in value:
        if code not in LANGUAGES:
            yield str(code), "is not a language of the demonstration"
