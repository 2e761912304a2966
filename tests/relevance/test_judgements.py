"""The judged queries are as tests/relevance/README.md says."""

from collections import Counter

import pytest

from tests.relevance.judging import (
    CLASSES,
    CROSS,
    FOLDER,
    FURTHER,
    further_judged_queries,
    judged_queries,
)
from tests.relevance.measures import LOWEST_ANSWER

PARTS = sorted(path.stem for path in FOLDER.glob("*.tsv"))


@pytest.fixture(params=PARTS)
def queries(request):
    return judged_queries(request.param)


def test_no_query_comes_twice(queries):
    names = Counter(query.name for query in queries)

    assert [name for name, number in names.items() if number > 1] == []


def test_every_query_has_an_answer(queries):
    without = [
        query.text for query in queries if max(query.answers.values()) < LOWEST_ANSWER
    ]

    assert without == []


def test_every_third_query_is_kept_for_checking(queries):
    """In the order of classes and languages, so that each has its share."""
    ordered = sorted(
        queries, key=lambda query: (CLASSES.index(query.kind), query.locale != "fr")
    )

    assert ordered == queries
    uses = ["check" if number % 3 == 2 else "tune" for number in range(len(queries))]
    assert [query.use for query in queries] == uses


def test_both_languages_and_every_class_are_asked_in(queries):
    languages = Counter(query.locale for query in queries)

    assert min(languages["fr"], languages["en"]) >= 0.4 * len(queries)
    assert {query.kind for query in queries} | {CROSS} == set(CLASSES)


def test_among_more_documents_a_query_keeps_its_answers():
    for path in FURTHER.glob("*.tsv"):
        queries = judged_queries(path.stem)
        further = further_judged_queries(path.stem)

        assert [query.name for query in further] == [query.name for query in queries]
        for before, after in zip(queries, further, strict=True):
            assert before.answers.items() <= after.answers.items()
