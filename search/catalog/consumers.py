"""
Who reads the catalog's changes: engines, webhooks.

A consumer is a cursor. It is given records above it in order, applies them so that
twice is once, and remembers how far it came. One that was down catches up.
"""

import logging
from collections.abc import Callable, Iterator
from typing import Protocol, runtime_checkable
from uuid import UUID

from django.db.models import prefetch_related_objects

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.catalog.selectors import EpochEnded, changes_after, current_cursor

logger = logging.getLogger(__name__)

BATCH = 200


class Unavailable(Exception):
    """A consumer cannot be reached, or cannot read, now. The message says why."""


class Consumer(Protocol):
    """Any method may raise `Unavailable`."""

    name: str

    def position(self) -> Cursor | None:
        """How far it has read; None when it has nothing yet."""

    def write(self, records: list[Record], cursor: Cursor) -> None:
        """Applies records, tombstones among them, and stands at `cursor` afterwards."""

    def caught_up(self) -> None:
        """There is no more to read for now."""

    def reset(self) -> None:
        """Forgets everything."""


@runtime_checkable
class Rebuildable(Consumer, Protocol):
    """A consumer that can be made anew while it goes on as it is."""

    def beside(self) -> Consumer:
        """
        The same with nothing in it, known to nobody.

        It takes the other's place when it has caught up. `reset` gives it up.
        """


@runtime_checkable
class Comparable(Consumer, Protocol):
    """A consumer that can say what it has."""

    def inventory(self) -> Iterator[tuple[UUID, str, int]]:
        """Key and language of each record that can be found, and its number."""


_consumers: dict[str, Consumer] = {}


def register_consumer(consumer: Consumer) -> None:
    """Has `catalog follow` feed the consumer. The same name again replaces it."""
    _consumers[consumer.name] = consumer


def consumers() -> list[Consumer]:
    return list(_consumers.values())


def feed(
    consumer: Consumer, progress: Callable[[int], None] = lambda given: None
) -> int:
    """
    Gives a consumer everything that it has not read yet, and says how much it was.

    A consumer of an ended epoch is reset and starts again. `progress` is told after
    each batch how many records were given so far.
    """
    given = 0
    position = consumer.position()
    while position is None or position != current_cursor():
        try:
            records, cursor = changes_after(position, limit=BATCH)
        except EpochEnded:
            logger.warning("%s starts again: its history has ended.", consumer.name)
            consumer.reset()
            position = None
            continue
        prefetch_related_objects(records, "facets")
        consumer.write(records, cursor)
        given += len(records)
        progress(given)
        position = cursor
    consumer.caught_up()
    return given


def lag(consumer: Consumer) -> int | None:
    """How many numbers a consumer is behind; None when it must start again."""
    now, position = current_cursor(), consumer.position()
    if position is None or position.epoch != now.epoch:
        return None
    return max(0, now.sequence - position.sequence)
