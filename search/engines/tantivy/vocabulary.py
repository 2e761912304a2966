"""The words of the index, for those who correct what was typed."""

from collections.abc import Mapping

import tantivy

from search.engines.tantivy.words import WordIndex
from search.engines.vocabulary import Known


class IndexWords:
    """What `search.engines.vocabulary.Vocabulary` asks, of one state of the index."""

    def __init__(self, searchers: Mapping[str, tantivy.Searcher], words: WordIndex):
        self._searchers = searchers
        self._words = words

    def documents(self, locale: str) -> int:
        return self._searchers[locale].num_docs if locale in self._searchers else 0

    def frequency(self, word: str, locale: str) -> int:
        return self._frequency("exact", word, locale)

    def stem_frequency(self, stem: str, locale: str) -> int:
        return max(
            self._frequency("body", stem, locale),
            self._frequency("title", stem, locale),
        )

    def near(self, word: str, locale: str, errors: int) -> list[Known]:
        found = self._words.near(word, locale, errors)
        return [
            Known(each, self.frequency(each, locale), shown) for each, shown in found
        ]

    def _frequency(self, name: str, term: str, locale: str) -> int:
        searcher = self._searchers.get(locale)
        return searcher.doc_freq(name, term) if searcher else 0
