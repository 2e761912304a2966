"""
What every search engine is to the rest of the site.

Nothing here belongs to one engine. An engine is fed by `catalog follow`, which asks it
where it stands and gives it what comes after; requests only search. What an engine
answers is a list of keys: whoever shows them reads them back from the catalog first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from search.catalog.cursors import Cursor
from search.catalog.models import Record

#: No engine serves hits beyond this one: nobody reads them, and they cost the most.
MOST_HITS = 10_000


class EngineUnavailable(Exception):
    """The engine cannot answer, or cannot be written, now. The message says why."""


@dataclass(frozen=True, slots=True)
class Query:
    """
    What a reader asks, as typed: no engine's syntax has a meaning in `text`.

    `locale` is the reader's language, whose hits come first.
    """

    text: str
    locale: str
    offset: int = 0
    limit: int = 20

    def __post_init__(self):
        if self.offset < 0 or self.limit < 1:
            raise ValueError("A query starts at 0 or above and wants 1 hit or more.")


@dataclass(frozen=True, slots=True)
class Hit:
    """Scores compare within one language of one answer, and nowhere else."""

    key: UUID
    locale: str
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """
    The hits asked for, and how many there are in all.

    Those in the reader's language come first, by score; then those in the other
    languages, without what was found in the reader's language already.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the engine could answer now. `reason` is empty when it could."""

    reason: str = ""
    documents: int = 0

    @property
    def ok(self) -> bool:
        return not self.reason


class Engine(Protocol):
    """
    A consumer of the catalog that can be searched.

    Any method but `position` and `health` may raise `EngineUnavailable`.
    """

    name: str

    def position(self) -> Cursor | None:
        """
        How far the catalog has been read, or None: it must be read from its beginning.

        None is also the answer of an index that is missing, damaged or of another make.
        What is written next then starts an index in its place.
        """

    def write(self, records: Sequence[Record], cursor: Cursor) -> None:
        """
        Replaces or removes what `records` are about and stands at `cursor` afterwards.

        All of it or nothing. Writing the same twice changes nothing.
        """

    def reset(self) -> None:
        """Forgets everything; whatever is there is replaced by an empty index."""

    def search(self, query: Query) -> Results:
        """The best hits. Raises `EngineUnavailable` rather than answer wrongly."""

    def health(self) -> Health:
        """Never raises."""
