"""One query answered: the reader's language first, then the others, as one list."""

from uuid import UUID

import tantivy
from django.utils import timezone

from search.engines.base import MOST_HITS, Hit, Query, Results
from search.engines.tantivy.layout import Layout, key_and_locale
from search.engines.tantivy.matching import excluding, matching

#: With more hits than this in the reader's language, nobody gets to the others, and
#: what was found in both languages is not looked for.
MOST_EXCLUDED = 200


def answer(searcher: tantivy.Searcher, layout: Layout, query: Query) -> Results:
    now = timezone.now()
    end = min(query.offset + query.limit, MOST_HITS)
    own = [code for code in layout.languages if code == query.locale]
    others = [code for code in layout.languages if code != query.locale]

    in_own = _Search(searcher, matching(query.text, layout, own, now))
    hits = in_own.between(query.offset, end)
    in_others = matching(query.text, layout, others, now)
    if in_others is not None and 0 < in_own.total <= MOST_EXCLUDED:
        found = [key for key, _locale, _score in in_own.between(0, MOST_EXCLUDED)]
        in_others = excluding(in_others, layout, found, others)
    rest = _Search(searcher, in_others)
    before = in_own.total
    hits += rest.between(max(query.offset - before, 0), end - before)
    return Results(
        [Hit(UUID(key), locale, score) for key, locale, score in hits],
        before + rest.total,
    )


class _Search:
    """One tantivy query, of which a slice is wanted and the number of all hits."""

    def __init__(self, searcher: tantivy.Searcher, query: tantivy.Query | None):
        self._searcher = searcher
        self._query = query
        self.total = 0

    def between(self, start: int, end: int) -> list[tuple[str, str, float]]:
        """Key, locale and score of the hits from `start` to before `end`."""
        if self._query is None:
            return []
        if end <= start:
            # A limit of 0 is a panic; and the number of hits is still to be known.
            self.total = self._searcher.search(self._query, 1).count
            return []
        result = self._searcher.search(self._query, end - start, offset=start)
        self.total = result.count
        return [
            (*key_and_locale(self._searcher.doc(address).get_first("id")), score)
            for score, address in result.hits
        ]
