"""
The countries of ISO 3166-1 by their codes of two letters, named for readers.

`countries.json` has the names of the Unicode CLDR in each content language.
"""

import json
from functools import cache
from pathlib import Path

from home.alphabet import alphabetical
from home.fields import Label

_NAMES = Path(__file__).with_name("countries.json")


def country_name(code: str) -> Label | str:
    """The name of a country in the active language; empty for no country."""
    return _countries().get(code, code)


def country_choices() -> list[tuple[str, str]]:
    """Every country, in the alphabetical order of the active language."""
    named = [(code, str(name)) for code, name in _countries().items()]
    return alphabetical(named, by=lambda pair: pair[1])


@cache
def _countries() -> dict[str, Label]:
    read = json.loads(_NAMES.read_text(encoding="utf-8"))
    return {code: Label(names) for code, names in read.items()}
