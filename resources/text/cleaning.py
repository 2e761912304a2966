"""Texts as they are stored: what a database can hold, and a reader can read."""

import re
import unicodedata

#: Letters that typesetting joined. Search would find them; people copy and paste.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
# PostgreSQL stores no NUL; nothing shows the other control characters.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zà-öø-ÿœ])")
#: The end of a line within a word that has hyphens of its own: porte-à-porte.
_COMPOUND = re.compile(r"(-[^\W\d_]+-)\n(?=[a-zà-öø-ÿœ])")
#: A line that goes on: within a sentence, and the next one begins in lower case.
_WITHIN_A_SENTENCE = re.compile(r"(?<=[^\n.!?:;…])\n(?=[a-zà-öø-ÿœ(«“])")


#: They join letters of some scripts, and drawings into one.
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """
    The text without controls, nor what only says how to draw the rest.

    Characters that turn the direction of writing make a title say one thing and show
    another, and what stands after it as well.
    """
    return "".join(
        character
        for character in text
        if unicodedata.category(character) not in ("Cc", "Cf") or character in _JOINERS
    )


def storable(text: str) -> str:
    """The text without what a database refuses."""
    return _CONTROLS.sub("", text)


def cleaned(text: str) -> str:
    """The text as it is stored: without such characters, its white space in order."""
    text = storable(_BREAKS.sub("\n", text)).translate(_LIGATURES)
    lines = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).split("\n")
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()


def unwrapped(text: str) -> str:
    """A cleaned text whose lines were those of a printed page: sentences made whole."""
    text = _HYPHENATED.sub("", _COMPOUND.sub(r"\1", text))
    return _WITHIN_A_SENTENCE.sub(" ", text)
