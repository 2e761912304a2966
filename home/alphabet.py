"""The order of a list that readers look words up in: accents and case do not count."""

import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby


def folded(text: str) -> str:
    """A text as it is sorted: « Œuvre d'Élie » is `oeuvre delie`."""
    plain = unicodedata.normalize("NFKD", str(text)).casefold()
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in plain if sign.isalnum() or sign.isspace()).strip()


def alphabetical(items: Iterable, by: Callable = str) -> list:
    """The items in alphabetical order of what `by` says of each."""
    return sorted(items, key=lambda item: (folded(by(item)), str(by(item))))


def initial(text: str) -> str:
    """The letter that a text stands under: a capital, or "#" for what has none."""
    first = folded(text)[:1]
    return first.upper() if first.isalpha() else "#"


def by_initial(items: Iterable, by: Callable = str) -> list[tuple[str, list]]:
    """The items in alphabetical order, under their letters."""
    ordered = alphabetical(items, by)
    return [
        (letter, list(group))
        for letter, group in groupby(ordered, key=lambda item: initial(by(item)))
    ]
