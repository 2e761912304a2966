"""The processes of a site: its server, and what feeds the search engines."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
#: On how many cores the site is served, whatever the machine has.
CORES = 2
#: As `docs/how-to/operate.md` starts it.
AS_OPERATED = ("--workers=3",)
#: For requests that follow each other on one connection.
ONE_WORKER = ("--worker-class=gthread", "--threads=1", "--keep-alive=60")


@dataclass(frozen=True, slots=True)
class Served:
    """A gunicorn that answers."""

    port: int
    #: The numbers of the workers' processes.
    workers: list[int]

    @property
    def memory_in_mb(self) -> float:
        """Resident memory of the largest worker."""
        return max(map(_memory_in_mb, self.workers))

    @property
    def cpu_seconds(self) -> float:
        return sum(map(_cpu_seconds, self.workers))

    def open(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


@contextmanager
def served(*options: str) -> Iterator[Served]:
    """The site on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{port}"]
    command += [*options, "--log-level=error", "bench.wsgi"]
    with _running(command) as process:
        _wait_for(port)
        yield Served(port, _children_of(process.pid))


@contextmanager
def followed() -> Iterator[None]:
    """The process that feeds the search engines what is published."""
    command = [sys.executable, "-m", "django", "catalog", "follow"]
    with _running(command, stdout=subprocess.PIPE) as process:
        # It says that it follows.
        process.stdout.readline()
        yield


def get(client: http.client.HTTPConnection, path: str, headers=None) -> bytes:
    client.request("GET", path, headers=headers or {})
    answer = client.getresponse()
    body = answer.read()
    if answer.status not in (200, 304):
        raise RuntimeError(f"GET {path} was answered {answer.status}.")
    return body


@contextmanager
def _running(command: list[str], **options) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, **options)
    try:
        cores = sorted(os.sched_getaffinity(0))[:CORES]
        os.sched_setaffinity(process.pid, cores)
        yield process
    finally:
        process.terminate()
        process.wait()


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


def _children_of(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return list(map(int, children))


def _memory_in_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"/proc/{pid}/status tells no memory.")


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK
