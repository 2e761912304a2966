"""
A server's engine that falls back on the embedded one: readers never wait for it.

After a failure the server is left alone for a while: everybody is answered by the
embedded engine at once. Then the same searches are tried again, beside a request and
not before its answer; when they succeed, the server answers again. Each process learns
this for itself.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock, Thread
from typing import TypeVar
from uuid import UUID

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.base import Engine, EngineUnavailable, Health, Hit, Search

logger = logging.getLogger(__name__)

#: A search that takes two questions still answers within a second.
PATIENCE = 0.4
#: Seconds that a server which failed is left alone.
REST = 5.0
#: Questions that nobody waits for any more, and that have not ended.
MOST_ASKED = 32

Outcome = TypeVar("Outcome")


class Failsafe:
    """`remote` as an engine that always answers while `embedded` does."""

    def __init__(
        self,
        remote: Engine,
        embedded: Engine,
        *,
        patience: float = PATIENCE,
        rest: float = REST,
    ):
        self.name = remote.name
        self._remote = remote
        self._embedded = embedded
        self._patience = patience
        self._breaker = Breaker(rest)
        self._asked = BoundedSemaphore(MOST_ASKED)
        self._failed: Sequence[Search] = ()

    # Answering

    def find(self, searches: Sequence[Search]) -> list[list[Hit]]:
        if self._breaker.reason:
            self._try_again()
            return self._embedded.find(searches)
        try:
            return self._in_time(lambda: self._remote.find(searches))
        except EngineUnavailable as error:
            logger.warning("The embedded engine answers: %s", error)
            self._failed = searches
            self._breaker.open(str(error))
            return self._embedded.find(searches)

    def health(self) -> Health:
        """Why the embedded engine answers, if it does. Does not wait for the server."""
        if reason := self._breaker.reason:
            self._try_again()
            return Health(reason=reason)
        try:
            return self._in_time(self._remote.health)
        except EngineUnavailable as error:
            return Health(reason=str(error))

    # Following the catalog is the server's own affair: who writes can wait.

    def position(self) -> Cursor | None:
        return self._remote.position()

    def write(self, records: Sequence[Record], cursor: Cursor) -> None:
        self._remote.write(records, cursor)

    def caught_up(self) -> None:
        self._remote.caught_up()

    def reset(self) -> None:
        self._remote.reset()

    def beside(self) -> Engine:
        return self._remote.beside()

    def inventory(self) -> Iterator[tuple[UUID, str, int]]:
        return self._remote.inventory()

    # How

    def _try_again(self) -> None:
        if self._breaker.may_try():
            Thread(target=self._try, daemon=True).start()

    def _try(self) -> None:
        reason = "It could not be tried."
        try:
            self._in_time(lambda: self._remote.find(self._failed))
            reason = ""
            logger.warning("%s answers again.", self.name)
        except EngineUnavailable as error:
            reason = str(error)
        finally:
            self._breaker.tried(reason)

    def _in_time(self, ask: Callable[[], Outcome]) -> Outcome:
        """
        What `ask` returns or raises, if it does so in time.

        A client's timeouts are about silence: a server that sends a byte now and then
        would be waited for without end.
        """
        if not self._asked.acquire(blocking=False):
            raise EngineUnavailable(f"{self.name} has too many questions to answer.")
        outcome: SimpleQueue = SimpleQueue()

        def run():
            try:
                outcome.put((ask(), None))
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                outcome.put((None, error))
            finally:
                self._asked.release()

        Thread(target=run, daemon=True).start()
        try:
            result, error = outcome.get(timeout=self._patience)
        except Empty:
            raise EngineUnavailable(
                f"{self.name} does not answer within {self._patience:g} s."
            ) from None
        if error is not None:
            raise error
        return result


class Breaker:
    """Whether a server is left alone, and why; for all threads of a process."""

    def __init__(self, rest: float):
        self.reason = ""
        self._rest = rest
        self._lock = Lock()
        self._until = 0.0
        self._trying = False

    def open(self, reason: str) -> None:
        with self._lock:
            self.reason = reason
            self._until = time.monotonic() + self._rest

    def may_try(self) -> bool:
        """True for one caller, after the rest; it says what came of it by `tried`."""
        with self._lock:
            if self._trying or time.monotonic() < self._until:
                return False
            self._trying = True
            return True

    def tried(self, reason: str) -> None:
        with self._lock:
            self._trying = False
            self.reason = reason
            self._until = time.monotonic() + self._rest
