"""What is measured, and how it is told: ratios first."""

from bench.publishing import publishing_costs
from bench.reading import Timing, memory_in_mb, server, time_in_turns
from search.catalog.models import Record


def report() -> None:
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
    with server() as (port, worker):
        timings = time_in_turns(port, worker, requests)
        memory = memory_in_mb(worker)
    _print_reading(timings)
    print(f"\nMemory of the worker: {memory:.0f} MB")
    _print_publishing()


def _print_reading(timings: dict[str, Timing]) -> None:
    print(f"{'one request':<20}{'waits, ms':>12}{'computes, ms':>14}")
    for name, timing in timings.items():
        print(f"{name:<20}{timing.wait:>12.2f}{timing.compute:>14.2f}")
    print("\nratios                                waits  computes   goal")
    for name, faster, slower, goal in (
        ("constant view / record", "constant view", "record", ">= 0.35"),
        ("Wagtail API v3 / record", "Wagtail API v3", "record", ">= 20"),
        ("Wagtail API v2 / record", "Wagtail API v2", "record", ""),
        ("record / record, 304", "record", "record, 304", ">= 1"),
    ):
        waits = timings[faster].wait / timings[slower].wait
        computes = timings[faster].compute / timings[slower].compute
        print(f"{name:<36}{waits:>7.2f}{computes:>10.2f}   {goal}")


def _print_publishing() -> None:
    costs = publishing_costs()
    print("\npublishing a programme     CPU, ms   queries")
    for name, cost in costs.items():
        print(f"{name + ' the catalog':<24}{cost.cpu_ms:>10.1f}{cost.queries:>10}")
    ratio = costs["with"].cpu_ms / costs["without"].cpu_ms
    queries = costs["with"].queries / costs["without"].queries
    print(f"{'ratio (goal: at most 2)':<24}{ratio:>10.2f}{queries:>10.2f}")


def _page_number(record: Record) -> int:
    from wagtail.models import Page

    return Page.objects.get(
        translation_key=record.key, locale__language_code=record.locale
    ).pk
