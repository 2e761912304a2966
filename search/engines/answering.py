"""
One query answered: the reader's language first, then the others, as one list.

What is far weaker than the best hit of any language is left out. What only the other
language has, and answers well, comes after the first few: it is not buried under what
has one common word of many.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from search.engines import weights
from search.engines.base import MOST_HITS, Engine, Hit, Query, Results, Search
from search.engines.expanding import NOTHING_KNOWN, Knowledge, ask

#: Most queries need no more hits of each language than these.
FIRST_HITS = 200


def answer(
    engine: Engine,
    query: Query,
    locales: Iterable[str],
    knowledge: Knowledge = NOTHING_KNOWN,
    first: Sequence[Hit] = (),
) -> Results:
    """
    A window of what answers `query`, `first` before all else.

    Raises `EngineUnavailable`.
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
    found = _hits(engine, searches)
    own = found.pop(query.locale, [])
    keys = {hit.key for hit in own}
    rest = sorted(
        (hit for hits in found.values() for hit in hits if hit.key not in keys),
        key=lambda hit: -hit.score,
    )
    hits = list(_each_key_once([*first, *_woven(own, rest)]))[:MOST_HITS]
    end = query.offset + query.limit
    return Results(
        hits[query.offset : end], len(hits), hits, asked.corrected, asked.questions
    )


def _woven(own: list[Hit], rest: list[Hit]) -> list[Hit]:
    """The reader's language, with the best that only another has near its head."""
    if not own:
        return rest
    enough = weights.STRONG * own[0].score
    strong = [hit for hit in rest[: weights.MOST_STRONG] if hit.score >= enough]
    before = weights.BEFORE_STRONG
    return [*own[:before], *strong, *own[before:], *rest[len(strong) :]]


def _hits(engine: Engine, searches: dict[str, Search]) -> dict[str, list[Hit]]:
    """The hits of each language that are worth showing."""
    found = _find(engine, searches, FIRST_HITS)
    weakest = weights.WEAKEST * max(
        (hits[0].score for hits in found.values() if hits), default=0
    )
    unfinished = {
        code: searches[code]
        for code, hits in found.items()
        if len(hits) == FIRST_HITS and hits[-1].score >= weakest
    }
    if unfinished:
        found |= _find(engine, unfinished, MOST_HITS)
    return {
        code: [hit for hit in hits if hit.score >= weakest]
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
