"""How long things take, and waiting for them no longer than that."""

import time
from collections.abc import Callable
from contextlib import contextmanager

#: Seconds that a reader may wait for an answer, whatever has happened.
READER = 1.0
#: Those of a reader who comes after: far fewer than a server is waited for.
AT_ONCE = 0.3
#: Those that anything may take that comes by itself, on a busy machine.
LATEST = 90


@contextmanager
def within(seconds: float):
    started = time.monotonic()
    yield
    taken = time.monotonic() - started
    assert taken < seconds, f"took {taken:.2f} s"


def eventually(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LATEST
    while not is_true():
        assert time.monotonic() < deadline, "it has not come true"
        time.sleep(0.02)
