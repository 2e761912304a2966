"""Synonyms: those of editors, and those that plugins give to the catalog."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from django.utils.functional import cached_property

from search.catalog.registry import registered_synonyms
from search.engines.expanding import Synonyms
from search.engines.models import SynonymGroup
from search.engines.words import words

Table = dict[tuple[str, ...], list[tuple[str, ...]]]


class SynonymTables:
    """
    For one search: the synonyms of all languages, read at once when first asked for.

    Read from the database each time: what an editor writes counts at once.
    """

    def __init__(self, locales: Iterable[str]):
        self._locales = list(locales)

    def of(self, locale: str) -> Synonyms:
        """For the stems of an expression, the words of those that mean the same."""
        return self._tables[locale]

    @cached_property
    def _tables(self) -> dict[str, Table]:
        tables: dict[str, Table] = defaultdict(lambda: defaultdict(list))
        for locale, group in _groups(self._locales):
            _add(tables[locale], group, locale)
        return tables


def _add(table: Table, group: Iterable[str], locale: str) -> None:
    expressions = [_forms(text, locale) for text in group]
    for place, (stems, _exacts) in enumerate(expressions):
        others = expressions[:place] + expressions[place + 1 :]
        if stems:
            table[stems] += [exacts for _stems, exacts in others if exacts]


@lru_cache(maxsize=4096)
def _forms(text: str, locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of an expression, common words apart, and its very words."""
    read = list(words(text, locale))
    stems = tuple(word.term for word in read if word.term)
    return stems, tuple(word.exact for word in read)


def _groups(locales: Sequence[str]) -> Iterator[tuple[str, Iterable[str]]]:
    for group in SynonymGroup.objects.filter(locale__in=locales):
        yield group.locale, group.lines
    yield from registered_synonyms(locales)
