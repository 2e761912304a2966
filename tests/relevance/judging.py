"""
The judged queries: what is asked, by readers of which language, and what answers it.

Grades: 3 is what was looked for, 2 answers in good part, 1 touches the subject. What is
not named answers nothing; a 0 says so of what looks like an answer.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from search.engines.base import Query

FOLDER = Path(__file__).parent / "judgements"
#: What answers the queries of a part among the documents of a larger one.
FURTHER = FOLDER / "further"

#: What is asked of the other language has its own figures.
CROSS = "cross-language"
CLASSES = (
    "known-item",
    "question",
    "single-word",
    "inflected",
    "unaccented",
    "misspelt",
    "acronym",
    "code",
    "phrase",
    "exclusion",
    CROSS,
)
GRADES = range(4)
#: A third of the queries is never looked at while weights are chosen.
USES = ("tune", "check")


class BadJudgements(Exception):
    """A file of judgements cannot be read. The message says where and why."""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """One query. `answers` gives grades by the name of a document in its part."""

    kind: str
    locale: str
    use: str
    text: str
    answers: dict[str, int]

    @property
    def language(self) -> str:
        """The row of the tables that it counts in."""
        return "cross" if self.kind == CROSS else self.locale

    @property
    def name(self) -> str:
        return f"{self.language} {self.locale} {self.text}"

    def asked(self, limit: int) -> Query:
        return Query(self.text, self.locale, limit=limit)


def judged_queries(part: str) -> list[JudgedQuery]:
    """The queries of a part, in the order of its file."""
    name = f"{part}.tsv"
    return [
        _judged(line, f"{name}, line {number}")
        for number, line in _lines(FOLDER / name)
    ]


def further_judged_queries(part: str) -> list[JudgedQuery]:
    """The same queries with what else answers them among more documents."""
    further = {
        (line["locale"], line["query"]): _graded(line, f"further {part}, line {number}")
        for number, line in _lines(FURTHER / f"{part}.tsv")
    }
    queries = [
        replace(
            query,
            answers=query.answers | further.pop((query.locale, query.text), {}),
        )
        for query in judged_queries(part)
    ]
    if further:
        raise BadJudgements(f"further {part}: there are no queries {list(further)}.")
    return queries


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        # Quotation marks belong to the queries.
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from enumerate(lines, 2)


def _judged(line: dict[str, str], place: str) -> JudgedQuery:
    if line["class"] not in CLASSES or line["use"] not in USES:
        raise BadJudgements(f"{place}: unknown class or use.")
    return JudgedQuery(
        line["class"],
        line["locale"],
        line["use"],
        line["query"],
        _graded(line, place),
    )


def _graded(line: dict[str, str], place: str) -> dict[str, int]:
    answers = {}
    for answer in line["answers"].split(" "):
        name, _sign, grade = answer.rpartition("=")
        if not name or not grade.isdigit() or int(grade) not in GRADES:
            raise BadJudgements(f"{place}: {answer!r} is no document and grade.")
        answers[name] = int(grade)
    return answers
