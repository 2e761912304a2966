"""
What a server answered, read with care: it may be a proxy's page, or cut off, or wrong.

Whatever does not have the shape that it should have raises `EngineUnavailable`.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from search.catalog.cursors import BadCursor, Cursor
from search.engines.base import EngineUnavailable, Hit
from search.engines.remote.client import Answer, refusal
from search.engines.remote.layout import State

#: Something newer is there already, or the same again.
CONFLICT = 409
MISSING = 404


@contextmanager
def checking(name: str) -> Iterator[None]:
    """Says that an answer is nonsense, when reading it shows that."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise EngineUnavailable(f"{name} answers nonsense.") from error


def require(name: str, answer: Answer) -> None:
    if not answer.ok:
        raise EngineUnavailable(f"{name} refuses: {refusal(answer)}")


def parts(name: str, answer: Answer, number: int) -> list[dict]:
    """The answers to several searches that were asked at once, all of them good."""
    require(name, answer)
    with checking(name):
        found = answer.body["responses"]
        if len(found) != number:
            raise ValueError(f"{len(found)} answers to {number} searches")
        for each in found:
            status = each["status"]
            if status != 200 or each.get("timed_out"):
                reason = refusal(Answer(status, each))
                raise EngineUnavailable(f"{name} does not find: {reason}")
        return found


def hits(name: str, part: dict, locale: str) -> list[Hit]:
    with checking(name):
        # An answer without hits leaves the list out.
        found = part.get("hits", {}).get("hits", [])
        return [Hit(UUID(each["_id"]), locale, _score(each)) for each in found]


def count(name: str, part: dict) -> int:
    with checking(name):
        number = part["hits"]["total"]["value"]
        if not isinstance(number, int):
            raise TypeError(number)
        return number


def state(name: str, document: dict) -> State | None:
    """Where an index stands; None when it is missing or does not say."""
    with checking(name):
        if "error" in document:
            kind = document["error"]["type"]
            if kind == "index_not_found_exception":
                return None
            raise EngineUnavailable(f"{name} refuses: {kind}")
        if not document["found"]:
            return None
        source = document["_source"]
        try:
            cursor = Cursor.parse(source["cursor"])
        except BadCursor:
            return None
        return State(str(document["_index"]), source["layout"], cursor)


def written(name: str, answer: Answer) -> None:
    """That every line was written, or that something newer is there."""
    require(name, answer)
    with checking(name):
        for item in answer.body["items"]:
            (result,) = item.values()
            status = result["status"]
            if status != CONFLICT and not 200 <= status < 300:
                reason = refusal(Answer(status, result))
                raise EngineUnavailable(f"{name} does not write: {reason}")


def _score(hit: dict) -> float:
    score = float(hit["_score"])
    if not math.isfinite(score):
        raise ValueError(score)
    return score
