"""How long things take, and waiting for them no longer than that."""

import os
import time
from collections.abc import Callable
from contextlib import contextmanager

#: Other tests run beside these; `make full` holds them to what readers are promised.
SLACK = 1 if os.environ.get("COUSINAGE_FULL") else 4
#: Seconds that a reader may wait for an answer, whatever has happened.
READER = 1.0 * SLACK
#: Those of a reader who comes after: far fewer than a server is waited for.
AT_ONCE = 0.3 * SLACK
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
