"""
Made-up words of two languages, as frequent as words are: by the law of Zipf.

A word and its translation have the same number in both languages. Their letters are
not alike, their endings are those of the language, and French ones have accents, so
that stems, accents and translations have something to do.
"""

import math
import random
from bisect import bisect
from functools import cache
from itertools import accumulate

#: Words that mean something; each has several forms.
MEANING = 8_000
#: Those before this one are in too many texts for any to be about them.
TELLING = 20
#: How far down the list the fall of frequencies begins (B. Mandelbrot, 1953).
SHIFT = 10
#: How many of the words of a text mean nothing.
COMMON_SHARE = 0.42

_COMMON = {
    "fr": "de la le les des et à en un une du dans pour qui que est sur par plus au "
    "avec ce sont pas il se ne aux ou cette",
    "en": "the of and to a in is that for it as was with be by on not this are or at "
    "from an which have but they their has we",
}
_SYLLABLES = {
    "fr": (
        "ba bé bri ca ché clo con dé dra é fa fou gé gri ja ju la lé li mai man mé mo "
        "nou pa pla pré que ra ré ri sa sé sou ta té tra va vé vi voi"
    ),
    "en": (
        "ack al bar bel ber car cho cor dal den dro fer fil gar gol har hin ker lan "
        "lor mar mel mon nor pel per pin ran rol sen ser sho tal ter thi tor ver wil"
    ),
}
_ENDINGS = {
    "fr": ("", "e", "er", "ment", "tion", "té", "eur", "ique", "age", "iste"),
    "en": ("", "er", "ing", "ness", "tion", "ity", "or", "ic", "age", "ist"),
}
#: What inflection adds; the form without comes most often.
_INFLECTIONS = {"fr": ("", "", "s", "es"), "en": ("", "", "s", "ed")}

_WEIGHTS = list(accumulate(1 / (rank + SHIFT) for rank in range(1, MEANING + 1)))


def a_meaning(chance: random.Random) -> int:
    """The number of a word, the first ones most often."""
    return bisect(_WEIGHTS, chance.random() * _WEIGHTS[-1])


def a_telling_meaning(chance: random.Random) -> int:
    """The number of a word that texts are about: none of the most frequent."""
    return int(math.exp(chance.uniform(math.log(TELLING), math.log(MEANING))))


@cache
def common(locale: str) -> list[str]:
    """Words that mean nothing by themselves."""
    return _COMMON[locale].split()


def form(meaning: int, locale: str, chance: random.Random) -> str:
    """A word in one of its forms."""
    return lemmas(locale)[meaning] + chance.choice(_INFLECTIONS[locale])


@cache
def lemmas(locale: str) -> list[str]:
    """Every word of a language, by number."""
    chance = random.Random(f"lemmas of {locale}")  # noqa: S311 - no secret
    syllables_of = _SYLLABLES[locale].split()
    made: dict[str, None] = {}
    while len(made) < MEANING:
        syllables = chance.choices(syllables_of, k=chance.choice((2, 2, 3)))
        made["".join(syllables) + chance.choice(_ENDINGS[locale])] = None
    return list(made)
