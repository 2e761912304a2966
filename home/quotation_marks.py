"""Straight quotation marks and apostrophes, and those of a language in their place."""

import re

# A pair of straight quotation marks stands around something, and against no word.
_DOUBLE = re.compile(r'(?<![^\W_])(")(?=\S)[^"\n]*(?<=\S)(")(?![^\W_])')
_SINGLE = re.compile(
    r"(?<![\w'’])(')(?=[^\s'])(?:[^'‘\n]|(?<=\w)'(?=\w))*(?<=[^\s'])(')(?![\w'])"
)
# What begins with an apostrophe in English: the ’90s, ’tis.
_ELISION = re.compile(
    r"(?<!\w)'(?=(?:\d\ds?|tis|twas|em|til|cause|n)\b)", re.IGNORECASE
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")

_PAIRS = {
    "fr": [(_DOUBLE, "«\u00a0", "\u00a0»")],
    "en": [(_DOUBLE, "“", "”"), (_SINGLE, "‘", "’")],
}


def marks_in(line: str, languages: list[str]) -> dict[int, str]:
    """What stands in the place of which characters; `languages` is that of each."""
    marks: dict[int, str] = {}

    def put(place: int, mark: str) -> None:
        nonlocal line
        marks[place] = mark
        line = f"{line[:place]}{mark.strip()}{line[place + 1 :]}"

    for match in _ELISION.finditer(line):
        if languages[match.start()] == "en":
            put(match.start(), "’")
    for language, pairs in _PAIRS.items():
        for pattern, opening, closing in pairs:
            for match in pattern.finditer(line):
                ends = match.start(1), match.start(2)
                if all(languages[place] == language for place in ends):
                    put(ends[0], opening)
                    put(ends[1], closing)
    for match in _APOSTROPHE.finditer(line):
        if languages[match.start()]:
            put(match.start(), "’")
    return marks
