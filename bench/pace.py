"""
Requests that come when they come, whether or not those before them are answered.

Readers do not wait for each other: a slow answer does not put the next request off. So
what a request waits for a free worker counts.
"""

import random
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice

from bench.figures import Times
from bench.serving import Served, get

A_SECOND = 10
#: Of each kind of request before those of the next.
SLICE_SECONDS = 5
MOST_AT_ONCE = 50
SEED = 10


@dataclass(slots=True)
class Paced(Times):
    """Requests; a busy machine makes them wait, and compute hardly more."""

    cpu_seconds: float = 0

    @property
    def computes(self) -> float:
        """Milliseconds of a processor for one request."""
        return self.cpu_seconds * 1000 / len(self.taken)


def times_at_a_rate(
    served: Served, requests: Mapping[str, Sequence[str]], *, slices: int
) -> dict[str, Paced]:
    """
    Milliseconds from when a request comes to its whole answer.

    `requests` are addresses of each kind. The kinds come in turns.
    """
    paced = {name: Paced() for name in requests}
    addresses = {name: cycle(given) for name, given in requests.items()}
    number = A_SECOND * SLICE_SECONDS
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for given in addresses.values():
        _warm(served, list(islice(given, 2 * len(served.workers))))
    with ThreadPoolExecutor(MOST_AT_ONCE) as readers:
        for _slice in range(slices):
            for name, given in addresses.items():
                moments = _moments(number, chance)
                asked = list(islice(given, number))
                before = served.cpu_seconds
                paced[name].taken += _ask(readers, served, asked, moments)
                paced[name].cpu_seconds += served.cpu_seconds - before
    return paced


def _moments(number: int, chance: random.Random) -> list[float]:
    """When requests come, in seconds: by chance, so many a second in the mean."""
    moments, now = [], 0.0
    for _request in range(number):
        now += chance.expovariate(A_SECOND)
        moments.append(now)
    return moments


def _ask(
    readers: ThreadPoolExecutor,
    served: Served,
    asked: Sequence[str],
    moments: Sequence[float],
) -> list[float]:
    start = time.perf_counter()
    waiting = []
    for path, moment in zip(asked, moments, strict=True):
        time.sleep(max(0, start + moment - time.perf_counter()))
        waiting.append(readers.submit(_answered, served, path, start + moment))
    return [each.result() for each in waiting]


def _answered(served: Served, path: str, came: float) -> float:
    client = served.open()
    try:
        get(client, path)
    finally:
        client.close()
    return (time.perf_counter() - came) * 1000


def _warm(served: Served, paths: Sequence[str]) -> None:
    for path in paths:
        _answered(served, path, 0)
