"""The parts of the bench, in the order in which they are measured."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bench.figures import Goals

#: Searching comes before what puts many documents beside the demonstration.
NAMES = ("reading", "publishing", "search", "stock", "elasticsearch", "opensearch")


class LeftOut(Exception):
    """A section cannot be measured here. The message says why."""


def chosen() -> Sequence[str]:
    """Those that ONLY names, or all. Ends the program where it names another."""
    wanted = os.environ.get("ONLY", "").replace(",", " ").split() or NAMES
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        sys.exit(f"ONLY has {', '.join(unknown)}; there are: {', '.join(NAMES)}.")
    return [name for name in NAMES if name in wanted]


def measure(names: Sequence[str]) -> None:
    goals = Goals()
    started = time.monotonic()
    print(f"load of the machine: {_load()}")
    for name, section in _sections(names):
        print(f"\n== {name}\n", flush=True)
        try:
            section(goals)
        except LeftOut as reason:
            print(f"Left out, {name}: {reason}.")
    minutes = (time.monotonic() - started) / 60
    print(f"\n{minutes:.1f} minutes; load of the machine: {_load()}")
    print(f"goals: {goals.met} met, {len(goals.missed)} not")
    for missed in goals.missed:
        print(f"  not met: {missed}")


def _sections(names: Sequence[str]) -> Iterator[tuple[str, Callable[[Goals], None]]]:
    # They read models, which are ready only when the settings are.
    from bench import publishing, reading, remote, searching, stock

    measures = {
        "reading": reading.measure,
        "publishing": publishing.measure,
        "search": searching.measure,
        "stock": stock.measure,
        "elasticsearch": partial(remote.measure, "elasticsearch"),
        "opensearch": partial(remote.measure, "opensearch"),
    }
    return ((name, measures[name]) for name in names)


def _load() -> str:
    return " ".join(f"{each:.1f}" for each in os.getloadavg())
