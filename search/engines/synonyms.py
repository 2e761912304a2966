"""Synonyms: those of editors, and those that plugins give to the catalog."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.catalog.registry import registered_synonyms
from search.engines.expanding import Synonyms
from search.engines.models import SynonymGroup
from search.engines.words import words


def synonyms_in(locale: str) -> Synonyms:
    """
    For the stems of an expression, the words of those that mean the same.

    Read from the database each time: what an editor writes counts at once.
    """
    table: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for group in _groups(locale):
        expressions = [list(words(text, locale)) for text in group]
        for one in expressions:
            stems = tuple(word.term for word in one if word.term)
            others = [
                tuple(word.exact for word in other)
                for other in expressions
                if other is not one and other
            ]
            if stems:
                table[stems] += others
    return table


def _groups(locale: str) -> Iterator[Iterable[str]]:
    for group in SynonymGroup.objects.filter(locale=locale):
        yield group.lines
    yield from registered_synonyms(locale)
