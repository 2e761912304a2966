"""Requests to a real server, taken in turns so that a busy machine slows all alike."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Timing:
    """Milliseconds a request: as its client waits, and as the server computes."""

    waits: list[float] = field(default_factory=list)
    computes: list[float] = field(default_factory=list)

    @property
    def wait(self) -> float:
        return statistics.median(self.waits)

    @property
    def compute(self) -> float:
        return statistics.median(self.computes)


@contextmanager
def server():
    """A gunicorn worker on a free port; yields its port and the worker's pid."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--worker-class=gthread",
            "--threads=1",
            "--keep-alive=60",
            f"--bind=127.0.0.1:{port}",
            "--log-level=error",
            "bench.wsgi",
        ]
    )
    try:
        _wait_for(port)
        yield port, _worker_of(process.pid)
    finally:
        process.terminate()
        process.wait()


def time_in_turns(
    port: int,
    worker: int,
    requests: dict[str, tuple[str, dict]],
    *,
    rounds=10,
    each=100,
) -> dict[str, Timing]:
    """Times `each` requests of every path, `rounds` times over, on one connection."""
    client = http.client.HTTPConnection("127.0.0.1", port)
    timings = {name: Timing() for name in requests}
    for path, headers in requests.values():
        _get(client, path, headers)
    for _round in range(rounds):
        for name, (path, headers) in requests.items():
            number = each if timings[name].waits[-1:] < [5.0] else each // 5
            before, start = _cpu_seconds(worker), time.perf_counter()
            for _request in range(number):
                _get(client, path, headers)
            spent = time.perf_counter() - start
            timings[name].waits.append(spent / number * 1000)
            timings[name].computes.append(
                (_cpu_seconds(worker) - before) / number * 1000
            )
    return timings


def memory_in_mb(pid: int) -> float:
    """Resident memory of a process, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"/proc/{pid}/status tells no memory.")


def _get(client: http.client.HTTPConnection, path: str, headers: dict) -> None:
    client.request("GET", path, headers=headers)
    answer = client.getresponse()
    answer.read()
    if answer.status not in (200, 304):
        raise RuntimeError(f"GET {path} was answered {answer.status}.")


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _wait_for(port: int, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            client.request("GET", "/health/live")
            if client.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The server of the bench did not start.")


def _worker_of(parent: int) -> int:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return int(children[0])
