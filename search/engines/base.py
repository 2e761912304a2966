"""
What every search engine is to the rest of the site.

Nothing here belongs to one engine. An engine is fed by `catalog follow`, which asks it
where it stands and gives it what comes after; requests only search. What an engine
answers is a list of keys: whoever shows them reads them back from the catalog first.

A reader's `Query` becomes one `Search` for each language (`search.engines.answering`),
with what is known of words already in it: an engine only weighs what it is given.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol
from uuid import UUID

from search.catalog.consumers import Unavailable
from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.question import Question

#: No list of results is longer: nobody reads them, and they cost the most.
MOST_HITS = 1_000

#: A facet's name, and the values of which a hit has one.
Filters = Mapping[str, frozenset[str]]


class EngineUnavailable(Unavailable):
    """The engine cannot answer, or cannot be written, now. The message says why."""


@dataclass(frozen=True, slots=True)
class Query:
    """
    What a reader asks, as typed.

    `locale` is the reader's language, whose hits come first. `filters` are facets of
    the catalog, "kind" and "locale" among them; all of them must hold. `exact` searches
    what was typed without correcting it.
    """

    text: str
    locale: str
    offset: int = 0
    limit: int = 20
    filters: Filters = field(default_factory=dict)
    exact: bool = False

    def __post_init__(self):
        if self.offset < 0 or self.limit < 1:
            raise ValueError("A query starts at 0 or above and wants 1 hit or more.")


class Hit(NamedTuple):
    """
    Scores compare within one answer, and nowhere else.

    `promoted` is what editors put first, whatever its score.
    """

    key: UUID
    locale: str
    score: float
    promoted: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """
    The hits asked for, and how many there are in all.

    Those in the reader's language come first, by score; what was found in another and
    not in it follows, the strongest after the first few. `everything` has
    the hits of all pages, for those who count facets. `corrected` is the text that was
    searched for in place of the one typed, or empty. `questions` are what was asked of
    the documents of each language: what shows the hits marks the same words.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    everything: list[Hit] = field(default_factory=list)
    corrected: str = ""
    questions: Mapping[str, Question] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Search:
    """What one engine looks for, in the documents of one language."""

    question: Question
    limit: int = MOST_HITS
    filters: Filters = field(default_factory=dict)

    @property
    def locale(self) -> str:
        return self.question.locale


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

    Any method but `health` may raise `EngineUnavailable`.
    """

    name: str

    def position(self) -> Cursor | None:
        """
        How far the catalog has been read, or None: it must be read from its beginning.

        None is also the answer of an index that is missing, damaged or of another make.
        What is written next then starts an index in its place. An engine that cannot
        say now, and may later, raises `EngineUnavailable`.
        """

    def write(self, records: Sequence[Record], cursor: Cursor) -> None:
        """
        Replaces or removes what `records` are about and stands at `cursor` afterwards.

        Writing the same twice changes nothing, and what is older than what is there is
        left out. A batch that fails leaves the position as it was.
        """

    def caught_up(self) -> None:
        """The catalog has been read to its end: what was made anew may answer now."""

    def reset(self) -> None:
        """Forgets everything; whatever is there is replaced by an empty index."""

    def beside(self) -> "Engine":
        """
        An empty engine that answers nobody, and takes this one's place in `caught_up`.

        Until then this one goes on as it is; `reset` gives the other up.
        """

    def inventory(self) -> Iterator[tuple[UUID, str, int]]:
        """Key and language of each document, and the number of its record."""

    def find(self, searches: Sequence[Search]) -> list[list[Hit]]:
        """
        The best hits of each search, by score, none that has expired.

        Raises `EngineUnavailable` rather than answer wrongly.
        """

    def health(self) -> Health:
        """Never raises."""
