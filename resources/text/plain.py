"""Plain text, in whatever encoding it was written."""

from typing import BinaryIO

from resources.text.cleaning import cleaned
from resources.text.content import Content
from resources.text.limits import MOST_CHARACTERS
from resources.text.parts import in_parts
from resources.text.signatures import refuse_what_is_no_text

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: A character has four bytes at the most; one more says that there is more to read.
_LONGEST_CHARACTER = 4


def read(file: BinaryIO) -> Content:
    content = file.read(_LONGEST_CHARACTER * (MOST_CHARACTERS + 1))
    return Content(in_parts(cleaned(decoded(content))))


def decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or what Windows writes in western Europe."""
    refuse_what_is_no_text(content)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        # One character cut at the end is no reason to take the rest for another's.
        if error.start > len(content) - _LONGEST_CHARACTER:
            return content[: error.start].decode()
        return content.decode("cp1252", errors="replace")
