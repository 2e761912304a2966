"""A site at work, for tests: who follows, who publishes, who searches meanwhile."""

from collections.abc import Callable
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connections

from search.catalog.comparing import compare
from search.catalog.consumers import Unavailable
from search.catalog.following import Follower
from search.catalog.selectors import current_cursor
from search.engines.base import Engine, Query
from tests.search.engines.conftest import search


@contextmanager
def meanwhile(work: Callable[[], None]):
    """Does something again and again in a thread; a failure is one of the test's."""
    stop, errors = Event(), []

    def run():
        try:
            while not stop.is_set():
                work()
        except Exception as error:  # noqa: BLE001 - raised where the block ends
            errors.append(error)
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
    for error in errors:
        raise error


@contextmanager
def following():
    """`catalog follow`, with less patience than a site's."""
    follower = Follower(interval=0.02, first_retry=0.02, last_retry=0.2)
    thread = Thread(target=follower.run)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        thread.join()


def is_exact(engine: Engine) -> bool:
    """Whether an engine has what it should have, all of it."""
    try:
        return engine.position() == current_cursor() and compare(engine).is_right
    except Unavailable:
        return False


def count(engine: Engine, text: str = "atelier") -> int:
    return search(engine, Query(text, "fr")).total
