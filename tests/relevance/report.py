"""The figures as tables, and the queries that went worst."""

from collections.abc import Iterator, Sequence

from tests.relevance.asking import Asked
from tests.relevance.judging import CLASSES, USES
from tests.relevance.measures import DEPTH, MEASURES, Measured, means

LANGUAGES = ("fr", "en", "cross")
#: As many as one can look into at once.
WORST = 25
_NDCG = f"nDCG@{DEPTH}"


def table(by_engine: dict[str, Sequence[Measured]]) -> Iterator[str]:
    """A line for each engine, language and use."""
    yield _line("engine", "queries", "", "number", *MEASURES, "no result")
    for engine, measured in by_engine.items():
        for language in LANGUAGES:
            for use in USES:
                chosen = [
                    each
                    for each in measured
                    if (each.query.language, each.query.use) == (language, use)
                ]
                if chosen:
                    yield _line(engine, language, use, *_cells(chosen))


def times(by_engine: dict[str, Asked]) -> Iterator[str]:
    """A line for each engine, in seconds."""
    for engine, asked in by_engine.items():
        yield (
            f"{engine} indexed in {asked.indexing:.1f} s"
            f" and answered in {asked.asking:.1f} s."
        )


def by_class(measured: Sequence[Measured]) -> Iterator[str]:
    """A line for each class of queries."""
    yield _line("class", "", "", "number", *MEASURES, "no result")
    for kind in CLASSES:
        chosen = [each for each in measured if each.query.kind == kind]
        if chosen:
            yield _line(kind, "", "", *_cells(chosen))


def worst(measured: Sequence[Measured]) -> Iterator[str]:
    """
    The queries that found least, with what was found in place of the answers.

    Those that are kept for checking are not shown, so that nobody tunes to them.
    """
    shown = [each for each in measured if each.query.use == "tune"]
    for each in sorted(shown, key=lambda each: each.figures[_NDCG])[:WORST]:
        query = each.query
        yield f"{each.figures[_NDCG]:.2f}  {query.kind}, {query.locale}: {query.text}"
        yield f"      wanted {_graded(query.answers)}"
        yield f"      found  {', '.join(each.found[:5]) or 'nothing'}"


def _cells(measured: Sequence[Measured]) -> list[str]:
    without = sum(not each.found for each in measured)
    figures = [f"{mean:.3f}" for mean in means(measured).values()]
    return [str(len(measured)), *figures, str(without)]


def _line(name: str, language: str, use: str, *cells: str) -> str:
    row = "".join(f"{cell:>11}" for cell in cells)
    return f"{name:<24}{language:<9}{use:<6}{row}".rstrip()


def _graded(answers: dict[str, int]) -> str:
    return ", ".join(f"{name} ({grade})" for name, grade in answers.items())
