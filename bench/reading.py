"""Records and pages, asked for one after the other on one connection."""

import time
from dataclasses import dataclass, field

from wagtail.models import Page

from bench.figures import Goals, Times, line
from bench.serving import ONE_WORKER, Served, get, served
from search.catalog.models import Record

ROUNDS = 10
EACH = 100
#: Of what takes long fewer are asked for.
EACH_SLOW = 10
SLOW_MS = 5


@dataclass(slots=True)
class Timing:
    """A request: as its client waits, and as the server computes."""

    waits: Times = field(default_factory=Times)
    computes: Times = field(default_factory=Times)


def measure(goals: Goals) -> None:
    record = Record.objects.get(path="/fr/cousins/00C.001/")
    address = f"/api/v1/content/{record.key}/"
    number = _page_number(record)
    requests = {
        "constant view": ("/constant/", {}),
        "record": (address, {}),
        "record, 304": (address, {"If-None-Match": f'"{record.etag}"'}),
        "Wagtail API v2": (f"/api/v2/pages/{number}/", {}),
        "Wagtail API v3": (f"/api/v3/pages/{number}/", {}),
        "reader's page": (record.path, {}),
    }
    with served(*ONE_WORKER) as server:
        timings = _time_in_turns(server, requests)
        memory = server.memory_in_mb
    _tell(timings, goals)
    memory_goal = goals.at_most("memory of a worker", memory, 250, " MB")
    print("\n" + line("memory of the worker, MB", memory, goal=memory_goal))


def _time_in_turns(
    server: Served, requests: dict[str, tuple[str, dict]]
) -> dict[str, Timing]:
    client = server.open()
    timings = {name: Timing() for name in requests}
    for path, headers in requests.values():
        get(client, path, headers)
    for _round in range(ROUNDS):
        for name, (path, headers) in requests.items():
            timing = timings[name]
            slow = timing.waits.taken[-1:] >= [SLOW_MS]
            number = EACH_SLOW if slow else EACH
            before, start = server.cpu_seconds, time.perf_counter()
            for _request in range(number):
                get(client, path, headers)
            spent = time.perf_counter() - start
            computed = server.cpu_seconds - before
            timing.waits.taken.append(spent / number * 1000)
            timing.computes.taken.append(computed / number * 1000)
    return timings


def _tell(timings: dict[str, Timing], goals: Goals) -> None:
    print(line("one request", "waits, ms", "computes"))
    for name, timing in timings.items():
        print(line(name, timing.waits.median, timing.computes.median))
    print("\n" + line("ratios", "waits", "computes"))
    for faster, slower, least in (
        ("constant view", "record", 0.35),
        ("Wagtail API v3", "record", 20),
        ("Wagtail API v2", "record", None),
        ("record", "record, 304", 1),
    ):
        name = f"{faster} / {slower}"
        waits = timings[faster].waits.median / timings[slower].waits.median
        computes = timings[faster].computes.median / timings[slower].computes.median
        goal = goals.at_least(name, waits, least) if least else ""
        print(line(name, waits, computes, goal=goal))


def _page_number(record: Record) -> int:
    return Page.objects.get(
        translation_key=record.key, locale__language_code=record.locale
    ).pk
