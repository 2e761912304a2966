"""What the rich texts of a whole page name, read at once before they are drawn."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import get_language

Reader = Callable[[Iterable[Hashable]], dict]

#: For a reader and a language: what was asked for, and what was found.
_read: ContextVar[dict[tuple[Reader, str], tuple[set, dict]] | None] = ContextVar(
    "read_ahead", default=None
)


@contextmanager
def reading_ahead(wanted: dict[Reader, set]) -> Iterator[None]:
    """Asks each reader once, in the active language, for all that it will be asked."""
    language = get_language()
    found = {
        (reader, language): (names, reader(names))
        for reader, names in wanted.items()
        if names
    }
    token = _read.set((_read.get() or {}) | found)
    try:
        yield
    finally:
        _read.reset(token)


def read_before(reader: Reader, names: set) -> dict:
    """What was read ahead, where that was all; else the reader is asked now."""
    asked, found = (_read.get() or {}).get((reader, get_language()), (set(), {}))
    if names <= asked:
        return found
    return reader(names)
