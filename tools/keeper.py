"""
Runs a command for as long as somebody holds this process's standard input.

`python -m tools.keeper SIGTERM command argument…`. However the one who started it
ends, killed included, the pipe closes; the command and everything that it started are
then stopped with the signal named, and killed if they stay. The status is the
command's.
"""

import os
import signal
import subprocess
import sys
import threading
import time

PATIENCE = 10
PATIENCE_WITH_THE_REST = 1


def main(stop_with: str, *command: str) -> int:
    # Functions, not SIG_IGN, which the command would inherit.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    kept = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0)
    release = threading.Thread(
        target=_stop_when_released,
        args=(kept, signal.Signals[stop_with]),
        daemon=True,
    )
    release.start()
    status = kept.wait()
    _end_what_it_left(kept)
    return status if status >= 0 else 128 - status


def _stop_when_released(kept: subprocess.Popen, stop_with: signal.Signals) -> None:
    os.read(sys.stdin.fileno(), 1)
    _signal_group(kept, stop_with)
    try:
        kept.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        _signal_group(kept, signal.SIGKILL)


def _end_what_it_left(kept: subprocess.Popen) -> None:
    """Its own children got the same signal and may take a moment longer."""
    deadline = time.monotonic() + PATIENCE_WITH_THE_REST
    while _signal_group(kept, 0) and time.monotonic() < deadline:
        time.sleep(0.02)
    _signal_group(kept, signal.SIGKILL)


def _signal_group(kept: subprocess.Popen, number: int) -> bool:
    """Signal all processes of the command; False when there are none."""
    try:
        os.killpg(kept.pid, number)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
