"""The words of a query, looked for in texts."""

from search.engines.words import Word, spellings, words


class AskedWords:
    """
    What a query asks for in one language: stems, or common words if it has no other.

    Most words of a text are none of them, and the same words come again and again: each
    spelling is analysed once, and only a text that holds one is read word by word.
    """

    def __init__(self, query: str, locale: str):
        typed = list(words(query, locale))
        self.exacts = frozenset(word.exact for word in typed)
        self._terms = frozenset(word.term for word in typed if word.term)
        self._locale = locale
        self._seen: set[str] = set()
        self._asked_for: set[str] = set()

    def found_in(self, text: str) -> list[Word]:
        """The words of `text` that answer the query, in order."""
        spelled = spellings(text, self._locale)
        for spelling in spelled - self._seen:
            if any(self._answers(word) for word in words(spelling, self._locale)):
                self._asked_for.add(spelling)
        self._seen |= spelled
        if spelled.isdisjoint(self._asked_for):
            return []
        return [word for word in words(text, self._locale) if self._answers(word)]

    def _answers(self, word: Word) -> bool:
        if self._terms:
            return word.term in self._terms
        return word.exact in self.exacts
