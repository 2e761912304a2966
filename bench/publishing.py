"""Publishing with the catalog, and without it."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bench.figures import Goals, line
from labs.core.models import ProgrammePage
from search.catalog.notes import Notes

ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Cost:
    cpu_ms: float
    queries: int


class _DeafNotes(Notes):
    """Notes that nobody takes: as if the catalog were not there."""

    def add(self, **touched) -> None:
        pass


def measure(goals: Goals) -> None:
    costs = _costs()
    print(line("publishing a programme", "CPU, ms", "queries"))
    for name, cost in costs.items():
        print(line(f"{name} the catalog", cost.cpu_ms, cost.queries))
    ratio = costs["with"].cpu_ms / costs["without"].cpu_ms
    queries = costs["with"].queries / costs["without"].queries
    goal = goals.at_most("publishing, with / without the catalog", ratio, 2)
    print(line("with / without", ratio, queries, goal=goal))


def _costs() -> dict[str, Cost]:
    """A programme whose number changes, in turns with and without."""
    page = ProgrammePage.objects.get(
        inventory_number="00C.001", locale__language_code="fr"
    )
    spent = {"with": [], "without": []}
    for number in range(ROUNDS):
        with deaf():
            spent["without"].append(_publish(page, 100 + number))
        spent["with"].append(_publish(page, 200 + number))
    with deaf():
        without = _queries(page, 11)
    return {
        "with": Cost(statistics.median(spent["with"]), _queries(page, 12)),
        "without": Cost(statistics.median(spent["without"]), without),
    }


def _queries(page: ProgrammePage, number: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        _publish(page, number)
    return len(captured)


def _publish(page: ProgrammePage, number: int) -> float:
    start = time.process_time()
    with transaction.atomic():
        draft = page.get_latest_revision_as_object()
        draft.labs_count = number
        draft.save_revision().publish()
    return (time.process_time() - start) * 1000


@contextmanager
def deaf() -> Iterator[None]:
    """Nobody takes notes for the catalog meanwhile."""
    notes, connection.catalog_notes = connection.catalog_notes, _DeafNotes()
    try:
        yield
    finally:
        connection.catalog_notes = notes
