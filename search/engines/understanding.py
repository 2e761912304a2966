"""
What a reader typed, understood: words, codes, "phrases in quotes" and -exclusions.

No sign is an error, whatever it stands beside: a quote that nothing closes and a dash
that nothing follows are no signs at all.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from search.engines.codes import chunks, is_code
from search.engines.question import Form, Question, Wanted
from search.engines.words import Word, words

#: A longer query is a text, not a question; the rest of it is not read.
MOST_WORDS = 32
MOST_READ = 2_000

_QUOTED = re.compile(
    r"""(?P<minus>(?:(?<=\s)|^)-)?(?:"(?P<a>[^"]*)"|«(?P<b>[^»]*)»|“(?P<c>[^”]*)”)"""
)
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)-(?=[^\W_])(?P<word>\S+)")


def understand(text: str, locale: str) -> Question:
    """What `text` asks for in one language, with nothing added to it."""
    text = text[:MOST_READ]
    phrases, excluded = [], []
    for is_excluded, quoted in _quoted(text):
        typed = list(islice(words(quoted, locale), MOST_WORDS))
        if is_excluded:
            excluded.append(tuple(form_of(word) for word in typed))
        elif len(typed) > 1:
            phrases.append(tuple(word.exact for word in typed))
    loose = _QUOTED.sub(_without_excluded, text)
    for match in _EXCLUDED.finditer(loose):
        typed = list(islice(words(match["word"], locale), MOST_WORDS))
        excluded.append(tuple(form_of(word) for word in typed))
    wanted, codes = _wanted(_EXCLUDED.sub(" ", loose), locale)
    return Question(
        locale,
        wanted=wanted,
        codes=codes,
        phrases=tuple(dict.fromkeys(phrases)),
        excluded=tuple(dict.fromkeys(each for each in excluded if each)),
    )


def form_of(word: Word) -> Form:
    return Form(word.exact, word.term, word.accented)


def _quoted(text: str) -> Iterator[tuple[bool, str]]:
    """What stands in quotes, and whether a dash excludes it."""
    for match in _QUOTED.finditer(text):
        yield bool(match["minus"]), match["a"] or match["b"] or match["c"] or ""


def _without_excluded(match: re.Match) -> str:
    """What is in quotes is looked for word by word as well, unless it is excluded."""
    return " " if match["minus"] else match.group()


def _wanted(
    text: str, locale: str
) -> tuple[tuple[Wanted, ...], tuple[tuple[str, ...], ...]]:
    """Words and codes, each once."""
    typed = list(islice(words(text, locale), MOST_WORDS))
    if not any(word.term for word in typed):
        # "à la une": common words are better than nothing.
        return _each_once(Form(word.exact) for word in typed), ()
    forms, codes = [], []
    for chunk in chunks(text, typed):
        meaning = [word for word in chunk if word.term]
        if is_code(meaning):
            codes.append(tuple(word.exact for word in meaning))
        else:
            forms += map(form_of, meaning)
    return _each_once(forms), tuple(dict.fromkeys(codes))


def _each_once(forms: Iterable[Form]) -> tuple[Wanted, ...]:
    found: dict[str, Form] = {}
    for form in forms:
        found.setdefault(form.exact, form)
    return tuple(Wanted((form,)) for form in found.values())
