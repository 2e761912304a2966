"""Other programs, none of which outlives the command that started it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.paths import ROOT

Arguments = Sequence[str | Path]

#: Variables to set; None takes one away.
Environment = Mapping[str, str | None]


@contextmanager
def kept(
    arguments: Arguments,
    *,
    stop_with: signal.Signals = signal.SIGINT,
    environment: Environment | None = None,
    **options,
) -> Iterator[subprocess.Popen]:
    """Start a program; leaving the block stops it if it still runs."""
    keeper = [sys.executable, "-m", "tools.keeper", stop_with.name]
    process = subprocess.Popen(
        [*keeper, *arguments],
        cwd=ROOT,
        env=_merged(environment or {}),
        stdin=subprocess.PIPE,
        start_new_session=True,
        **options,
    )
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait()


def run(arguments: Arguments, **options) -> int:
    """Run a program to its end and return its status."""
    with kept(arguments, **options) as process:
        return process.wait()


def capture(arguments: Arguments, **options) -> tuple[int, str]:
    """Run a program to its end and return its status and all that it printed."""
    with kept(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        **options,
    ) as process:
        with process.stdout:
            output = process.stdout.read()
        return process.wait(), output


def _merged(environment: Environment) -> dict[str, str]:
    merged = os.environ | environment
    return {name: value for name, value in merged.items() if value is not None}
