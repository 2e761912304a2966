"""The engine itself, as `search.engines.base` describes it."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.base import EngineUnavailable, Health, Hit, Search
from search.engines.remote import reading
from search.engines.remote.client import Client, Server, as_json
from search.engines.remote.indices import Indices, writing
from search.engines.remote.layout import record_lines, state_lines
from search.engines.remote.matching import matching

logger = logging.getLogger(__name__)

#: Silence of a server that a reader is spared, and one that a writer bears.
READING_SECONDS = 0.5
WRITING_SECONDS = 10.0
#: What is sent to be written at once; a server refuses what is much larger.
MOST_BYTES = 4_000_000
#: How many documents are listed at once.
PAGE = 1_000


@dataclass(frozen=True, slots=True)
class _Target:
    """The indices that are written, by language; those being made answer nobody yet."""

    indices: dict[str, str]
    being_made: bool


class RemoteEngine:
    """
    One index for each language on a server.

    While new indices are made, which only this object knows, the old ones go on
    answering what they had. A process that is stopped meanwhile begins again.

    Any thread may search; one at a time may write, and ask for the position.
    """

    def __init__(
        self,
        client: Client,
        prefix: str,
        languages: Sequence[str],
        *,
        replicas: int = 0,
        reading_seconds: float = READING_SECONDS,
        writing_seconds: float = WRITING_SECONDS,
    ):
        self.name = client.name
        self._server = Server(client, reading_seconds, writing_seconds)
        self._indices = Indices(self._server, prefix, tuple(languages), replicas)
        self._target: _Target | None = None
        #: Whether indices are made although those that answer are good.
        self._beside = False

    # Following the catalog

    def position(self) -> Cursor | None:
        if self._target and self._target.being_made:
            return self._position_of_what_is_made()
        if self._beside:
            return None
        return self._position_of_what_answers()

    def write(self, records: Sequence[Record], cursor: Cursor) -> None:
        if self._target is None and self.position() is None:
            self._target = _Target(self._indices.create(), being_made=True)
        target = self._target
        # Made as a whole before anything is sent: what cannot be made changes nothing.
        batches = list(self._batches(records, target.indices))
        for lines in batches:
            self._write(lines)
        states = [
            line
            for index in target.indices.values()
            for line in state_lines(writing(index), cursor)
        ]
        # Last, so that an index never says that it has what it lacks.
        self._write(states, refresh=not target.being_made)

    def caught_up(self) -> None:
        target = self._target
        if target is None or not target.being_made:
            return
        self._indices.refresh(list(target.indices.values()))
        self._indices.switch(target.indices)
        self._target = _Target(target.indices, being_made=False)
        self._beside = False

    def reset(self) -> None:
        if self._beside:
            self._give_up()
        else:
            self._target = None
            self._indices.remove_all()

    def beside(self) -> "RemoteEngine":
        """The same engine, made anew beside what answers, which it will replace."""
        other = RemoteEngine(
            self._server.client,
            self._indices.prefix,
            self._indices.languages,
            replicas=self._indices.replicas,
            reading_seconds=self._server.reading,
            writing_seconds=self._server.writing,
        )
        other._beside = True
        return other

    # Answering

    def find(self, searches: Sequence[Search]) -> list[list[Hit]]:
        now = timezone.now()
        asked = [
            search
            for search in searches
            if search.question and search.locale in self._indices.languages
        ]
        if not asked:
            return [[] for _search in searches]
        parts = self._ask(
            [(search.locale, _question(search, now)) for search in asked],
            "responses.hits.hits._id,responses.hits.hits._score",
        )
        found = {
            id(search): reading.hits(self.name, part, search.locale)
            for search, part in zip(asked, parts, strict=True)
        }
        return [found.get(id(search), []) for search in searches]

    def health(self) -> Health:
        counting = {
            "query": {"term": {"searched": True}},
            "size": 0,
            "track_total_hits": True,
        }
        try:
            parts = self._ask(
                [(language, counting) for language in self._indices.languages],
                "responses.hits.total.value",
            )
            counts = [reading.count(self.name, part) for part in parts]
        except EngineUnavailable as error:
            return Health(reason=str(error))
        return Health(documents=sum(counts))

    def inventory(self) -> Iterator[tuple[UUID, str, int]]:
        """What can be found: keys, languages, and the numbers of their records."""
        for language in self._indices.languages:
            after: list[str] = []
            while True:
                page = self._page_of_keys(language, after)
                for key, sequence in page:
                    yield key, language, sequence
                if len(page) < PAGE:
                    break
                after = [str(page[-1][0])]

    # How

    def _position_of_what_answers(self) -> Cursor | None:
        states = self._indices.answering_states()
        whole = all(
            state is not None and state.is_readable for state in states.values()
        )
        if not whole or len({state.cursor.epoch for state in states.values()}) != 1:
            self._target = None
            logger.info("The indices of %s must be made.", self.name)
            return None
        names = {language: state.index for language, state in states.items()}
        self._target = _Target(names, being_made=False)
        return min(
            (state.cursor for state in states.values()),
            key=lambda cursor: cursor.sequence,
        )

    def _position_of_what_is_made(self) -> Cursor | None:
        if not self._beside:
            # Another process may have been faster.
            made, position = self._target, self._position_of_what_answers()
            if position is not None:
                self._indices.remove(list(made.indices.values()))
                return position
            self._target = made
        names = self._target.indices
        states = self._indices.states(
            {language: writing(index) for language, index in names.items()}
        )
        if None in states.values():
            self._give_up()
            return None
        return min(
            (state.cursor for state in states.values()),
            key=lambda cursor: cursor.sequence,
        )

    def _give_up(self) -> None:
        """Removes what was being made."""
        target, self._target = self._target, None
        if target is not None and target.being_made:
            self._indices.remove(list(target.indices.values()))

    def _batches(
        self, records: Sequence[Record], indices: dict[str, str]
    ) -> Iterator[list[dict]]:
        """The lines to send, cut where they get long."""
        lines, size = [], 0
        for record in records:
            if record.locale not in indices:
                continue
            more = record_lines(writing(indices[record.locale]), record)
            length = sum(len(as_json(line)) for line in more)
            if lines and size + length > MOST_BYTES:
                yield lines
                lines, size = [], 0
            lines, size = lines + more, size + length
        if lines:
            yield lines

    def _write(self, lines: list[dict], *, refresh: bool = False) -> None:
        answer = self._server.write_lines(
            "/_bulk",
            lines,
            require_alias="true",
            refresh="true" if refresh else "false",
            filter_path="items.*.status,items.*.error.type,error.type",
        )
        reading.written(self.name, answer)

    def _ask(self, bodies: Sequence[tuple[str, dict]], wanted: str) -> list[dict]:
        """Searches in several languages in one request."""
        lines = []
        for language, body in bodies:
            lines += [{"index": self._indices.answering(language)}, body]
        answer = self._server.read_lines(
            "/_msearch",
            lines,
            filter_path=f"{wanted},responses.status,responses.timed_out,"
            "responses.error.type,error.type",
        )
        return reading.parts(self.name, answer, len(bodies))

    def _page_of_keys(self, language: str, after: list[str]) -> list[tuple[UUID, int]]:
        body = {
            "query": {"term": {"searched": True}},
            "size": PAGE,
            "sort": ["key"],
            "version": True,
            "_source": False,
            "track_total_hits": False,
        }
        if after:
            body["search_after"] = after
        (part,) = self._ask(
            [(language, body)],
            "responses.hits.hits._id,responses.hits.hits._version",
        )
        with reading.checking(self.name):
            found = part.get("hits", {}).get("hits", [])
            return [(UUID(each["_id"]), int(each["_version"])) for each in found]


def _question(search: Search, now) -> dict:
    return {
        "query": matching(search, now),
        "size": search.limit,
        "sort": ["_score", "key"],
        "_source": False,
        "track_total_hits": False,
    }
