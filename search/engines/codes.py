"""Codes: words that a sign joins and of which one holds a digit, 00C.001."""

from collections.abc import Iterable, Iterator

from search.engines.words import Word

#: What stands between the parts of a code.
SIGNS = (".", "-", "/", "_", ":")


def chunks(text: str, found: Iterable[Word]) -> Iterator[list[Word]]:
    """The words of a text, those together that a sign joins."""
    chunk: list[Word] = []
    for word in found:
        if chunk and text[chunk[-1].end : word.start] not in SIGNS:
            yield chunk
            chunk = []
        chunk.append(word)
    if chunk:
        yield chunk


def is_code(chunk: list[Word]) -> bool:
    """Whether several words are one code, or a word may be one without its signs."""
    letters = "".join(word.exact for word in chunk)
    has_digit = any(letter.isdigit() for letter in letters)
    return has_digit and (len(chunk) > 1 or not letters.isdigit())


def joined(text: str, found: Iterable[Word]) -> Iterator[str]:
    """The codes of a text as they are typed in haste: 00c001."""
    for chunk in chunks(text, found):
        if len(chunk) > 1 and is_code(chunk):
            yield "".join(word.exact for word in chunk)
