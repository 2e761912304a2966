"""Every text and every reference of the files, wherever it stands in its entry."""

from collections.abc import Iterator

from demo.schema.types import LANGUAGES


def texts(value, language: str) -> Iterator[str]:
    """What readers of a language read of a value, at any depth."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        said = value[language]
        yield from said if isinstance(said, list) else [said]
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner, language)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, language)
