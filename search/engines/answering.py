"""
One query answered: the reader's language first, then the others, as one list.

What has little of several words, far weaker than the best hit, is left out. What only
the other language has, and answers well, comes after the first few: it is not buried
under what has one common word of many.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from search.engines import weights
from search.engines.base import MOST_HITS, Engine, Hit, Query, Results, Search
from search.engines.expanding import NOTHING_KNOWN, Knowledge, ask

#: Those of some keys of which a language has a document.
Translated = Callable[[list[UUID], str], set[UUID]]

#: Most queries need no more hits of each language than these.
FIRST_HITS = 200


def answer(
    engine: Engine,
    query: Query,
    locales: Iterable[str],
    knowledge: Knowledge = NOTHING_KNOWN,
    first: Sequence[Hit] = (),
    translated: Translated = lambda keys, locale: set(),
) -> Results:
    """
    A window of what answers `query`, `first` before all else.

    `translated` tells those of some documents that a language has as well. Raises
    `EngineUnavailable`.
    """
    locales = list(locales)
    asked = ask(query.text, query.locale, locales, knowledge, exact=query.exact)
    wanted = query.filters.get("locale", locales)
    filters = {
        name: values for name, values in query.filters.items() if name != "locale"
    }
    searches = {
        code: Search(asked.questions[code], filters=filters)
        for code in locales
        if code in wanted
    }
    found = _hits(engine, searches, query.locale)
    own = found.pop(query.locale, [])
    keys = {hit.key for hit in own}
    rest = sorted(
        (hit for hits in found.values() for hit in hits if hit.key not in keys),
        key=lambda hit: -hit.score,
    )
    strong = _strong(own, rest, lambda keys: translated(keys, query.locale))
    hits = list(_each_key_once([*first, *_woven(own, strong, rest)]))[:MOST_HITS]
    end = query.offset + query.limit
    return Results(
        hits[query.offset : end], len(hits), hits, asked.corrected, asked.questions
    )


def _strong(
    own: list[Hit], rest: list[Hit], translated: Callable[[list[UUID]], set[UUID]]
) -> list[Hit]:
    """The best of the rest, of which the reader's language has nothing."""
    if not own:
        return []
    enough = weights.STRONG * own[0].score
    candidates = [hit for hit in rest[: weights.STRONG_AMONG] if hit.score >= enough]
    known = translated([hit.key for hit in candidates]) if candidates else set()
    strong = [hit for hit in candidates if hit.key not in known]
    return strong[: weights.MOST_STRONG]


def _woven(own: list[Hit], strong: list[Hit], rest: list[Hit]) -> list[Hit]:
    """
    The reader's language, with the best that only another has near its head: before
    what is far weaker.
    """
    before = weights.BEFORE_STRONG
    if strong:
        enough = weights.WEAKEST * strong[0].score
        before = sum(hit.score >= enough for hit in own[:before])
    # What is strong is in the rest once more, where it counts no second time.
    return [*own[:before], *strong, *own[before:], *rest]


def _hits(
    engine: Engine, searches: dict[str, Search], locale: str
) -> dict[str, list[Hit]]:
    """
    The hits of each language that are worth showing.

    The reader's language is its own measure: what another one has changes nothing in
    it. Where one thing is asked for, whatever has it answers.
    """
    found = _find(engine, searches, FIRST_HITS)
    best = {code: hits[0].score for code, hits in found.items() if hits}
    weakest = {
        code: weights.WEAKEST * max(best[code], best.get(locale, 0))
        if searches[code].question.has_several
        else 0
        for code in best
    }
    unfinished = {
        code: searches[code]
        for code, hits in found.items()
        if len(hits) == FIRST_HITS and hits[-1].score >= weakest[code]
    }
    if unfinished:
        found |= _find(engine, unfinished, MOST_HITS)
    return {
        code: [hit for hit in hits if hit.score >= weakest.get(code, 0)]
        for code, hits in found.items()
    }


def _find(
    engine: Engine, searches: dict[str, Search], limit: int
) -> dict[str, list[Hit]]:
    asked = [replace(search, limit=limit) for search in searches.values()]
    return dict(zip(searches, engine.find(asked), strict=True)) if asked else {}


def _each_key_once(hits: Iterable[Hit]) -> Iterable[Hit]:
    seen = set()
    for hit in hits:
        if hit.key not in seen:
            seen.add(hit.key)
            yield hit
