"""
The judged queries: what is asked, by readers of which language, and what answers it.

Grades: 3 is what was looked for, 2 answers in good part, 1 touches the subject. What is
not named answers nothing; a 0 says so of what looks like an answer.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from search.engines.base import Query

FOLDER = Path(__file__).parent / "judgements"

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
    path = FOLDER / f"{part}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        # Quotation marks belong to the queries.
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            _judged(line, f"{path.name}, line {number}")
            for number, line in enumerate(lines, 2)
        ]


def _judged(line: dict[str, str], place: str) -> JudgedQuery:
    answers = {}
    for answer in line["answers"].split(" "):
        name, _sign, grade = answer.rpartition("=")
        if not name or not grade.isdigit() or int(grade) not in GRADES:
            raise BadJudgements(f"{place}: {answer!r} is no document and grade.")
        answers[name] = int(grade)
    if line["class"] not in CLASSES or line["use"] not in USES:
        raise BadJudgements(f"{place}: unknown class or use.")
    return JudgedQuery(
        line["class"], line["locale"], line["use"], line["query"], answers
    )
