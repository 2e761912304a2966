"""Several programs one after the other, all of them, and what came of each."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tools import processes


@dataclass(frozen=True)
class Step:
    """
    One program to run.

    `none_is_fine` accepts pytest's status for no test. `report` is where pytest writes
    its results (`--junitxml`): what failed is named once more at the very end.
    """

    name: str
    arguments: processes.Arguments
    environment: processes.Environment = field(default_factory=dict)
    none_is_fine: bool = False
    report: Path | None = None

    NO_TEST = 5

    def accepts(self, status: int) -> bool:
        return status == 0 or (self.none_is_fine and status == self.NO_TEST)


def run_quietly(steps: Iterable[Step]) -> int:
    """Run the steps, showing what a step printed only when it failed."""
    failed = []
    for step in steps:
        print(f"{step.name} … ", end="", flush=True)
        started = time.monotonic()
        status, output = processes.capture(step.arguments, environment=step.environment)
        passed = step.accepts(status)
        seconds = time.monotonic() - started
        print(f"{'ok' if passed else 'FAILED'} ({seconds:.1f} s)", flush=True)
        if not passed:
            failed.append(step.name)
            print(output.rstrip() + "\n", flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def run_aloud(steps: Iterable[Step]) -> int:
    """Run the steps, showing all that they print."""
    results = []
    for step in steps:
        print(f"\n{step.name}", flush=True)
        status = processes.run(step.arguments, environment=step.environment)
        results.append((step, step.accepts(status)))
    print()
    for step, passed in results:
        print(f"{step.name}: {'passed' if passed else 'FAILED'}")
        for test in _failed_tests(step.report):
            print(f"  {test}")
    return 0 if all(passed for _, passed in results) else 1


def _failed_tests(report: Path | None) -> Iterator[str]:
    if report is None or not report.exists():
        return
    # Our own pytest wrote it.
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314
        if case.find("failure") is not None or case.find("error") is not None:
            yield f"{case.get('classname')}::{case.get('name')}"
