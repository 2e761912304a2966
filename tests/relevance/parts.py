"""A part: documents, the names that judgements give them, and the judged queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from search.catalog.models import Record
from tests.relevance.judging import BadJudgements, JudgedQuery, judged_queries


class PartLeftOut(Exception):
    """A part cannot be measured here. The message says why."""


@dataclass(frozen=True)
class Part:
    """`keys` leads from the name of a document to its key, in whatever language."""

    name: str
    records: Sequence[Record]
    keys: Mapping[str, UUID]
    queries: Sequence[JudgedQuery]

    def __post_init__(self):
        for query in self.queries:
            for name in query.answers:
                if name not in self.keys:
                    raise BadJudgements(
                        f"{self.name}, {query.text}: there is no document {name}."
                    )

    @property
    def documents(self) -> int:
        return len(self.records)


def demonstration() -> Part:
    """What the database holds after `load_demo`, as readers of a search find it."""
    records = list(
        Record.objects.public()
        .filter(listed=True)
        .order_by("sequence")
        .prefetch_related("facets")
    )
    keys = {
        _last_segment(record.path): record.key
        for record in records
        if record.locale == "fr"
    }
    return Part("demonstration", records, keys, judged_queries("demonstration"))


def _last_segment(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
