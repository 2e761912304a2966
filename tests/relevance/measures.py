"""
The figures, as trec_eval computes them.

A hit counts for P@1, MRR and success when it answers in good part at least; nDCG counts
every grade.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

import pytrec_eval

from tests.relevance.judging import JudgedQuery

#: As many hits as the first page of results is read for.
DEPTH = 10
LOWEST_ANSWER = 2

MEASURES = {
    "P@1": "P_1",
    f"MRR@{DEPTH}": "recip_rank",
    f"success@{DEPTH}": f"success_{DEPTH}",
    f"nDCG@{DEPTH}": f"ndcg_cut_{DEPTH}",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A query with the names of the documents that were found, best first."""

    query: JudgedQuery
    found: Sequence[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """An answer with its figures, by the names in MEASURES."""

    query: JudgedQuery
    found: Sequence[str]
    figures: dict[str, float]


def measure(answered: Iterable[Answered]) -> list[Measured]:
    """The figures of each answer."""
    by_name = {each.query.name: each for each in answered}
    evaluator = pytrec_eval.RelevanceEvaluator(
        {name: each.query.answers for name, each in by_name.items()},
        set(MEASURES.values()),
        relevance_level=LOWEST_ANSWER,
    )
    # trec_eval orders by score: the place is the score, so that it keeps the order.
    run = {
        name: {hit: float(-place) for place, hit in enumerate(each.found[:DEPTH])}
        for name, each in by_name.items()
    }
    evaluated = evaluator.evaluate(run)
    return [
        Measured(each.query, each.found, _figures(evaluated.get(name, {})))
        for name, each in by_name.items()
    ]


def means(measured: Sequence[Measured]) -> dict[str, float]:
    """The mean of each figure over the queries."""
    return {
        name: round(fmean(each.figures[name] for each in measured), 4)
        for name in MEASURES
    }


def _figures(evaluated: dict[str, float]) -> dict[str, float]:
    """A query that found nothing is not evaluated: all of its figures are 0."""
    return {name: evaluated.get(code, 0.0) for name, code in MEASURES.items()}
