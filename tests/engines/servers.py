"""
Real search servers for the tests, from the kit in this folder.

One of each serves a whole run, all its workers together: the first that needs one
starts both, and they end with the run.
"""

import fcntl
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("elasticsearch", "opensearch")
JDK = 21
#: The first start of all downloads and compiles.
BUILD_SECONDS = 900
START_SECONDS = 180
#: OpenSearch's runner takes no port above these.
PORTS = range(9201, 9300)
ENVIRONMENT = {"SEARCH_ENGINE_HEAP": "256m"}


@dataclass(frozen=True)
class Server:
    """A server of a test run."""

    name: str
    port: int
    #: Where its log is.
    folder: Path

    @property
    def log(self) -> Path:
        return self.folder / f"{self.name}-{self.port}.log"

    @property
    def data(self) -> Path:
        return _data() / f"{self.name}-{self.port}"

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answers(self, seconds: float = 1) -> bool:
        try:
            with urllib.request.urlopen(  # noqa: S310 - our own address
                f"{self.host}/_cluster/health?wait_for_status=yellow&timeout=1s",
                timeout=seconds,
            ) as answer:
                return answer.status == 200
        except OSError:
            return False

    def ask(self, method: str, path: str, body: object = None):
        """What the server says, with no client between."""
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{self.host}{path}",
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own address
            return json.load(answer)

    def wait(self, seconds: float = START_SECONDS) -> None:
        deadline = time.monotonic() + seconds
        while not self.answers():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.name} did not start:\n{self.told()}")
            time.sleep(0.2)

    def start(self, run: int, **environment: str) -> None:
        """Starts it, to end with the process `run`; does not wait for it."""
        build(self.name)
        self.data.parent.mkdir(parents=True, exist_ok=True)
        ours = ENVIRONMENT | {"SEARCH_ENGINE_DATA": str(self.data.parent)}
        with self.log.open("ab") as output:
            subprocess.run(
                [sys.executable, HERE / "watch.py", str(run), self.data]
                + [HERE / self.name / "run", str(self.port)],
                env=os.environ | ours | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                check=True,
            )

    def signal(self, number: signal.Signals) -> None:
        os.kill(self._process(), number)

    def start_after_a_kill(self, run: int) -> None:
        """With the data that it had."""
        self._wait_for_its_end()
        self.start(run, SEARCH_ENGINE_KEEP="1")

    def remove(self) -> None:
        """Kills it, and takes its data away."""
        self.signal(signal.SIGKILL)
        self._wait_for_its_end()
        shutil.rmtree(self.data, ignore_errors=True)
        Path(f"{self.data}.pid").unlink()

    def _wait_for_its_end(self) -> None:
        killed = self._process()
        while _lives(killed):
            time.sleep(0.05)

    def _process(self) -> int:
        return int(Path(f"{self.data}.pid").read_text())

    def told(self) -> str:
        return self.log.read_text(errors="replace")[-2_000:]


def lacking() -> str:
    """Why this machine cannot run the servers, or nothing."""
    if shutil.which("mvn") is None:
        return "needs Maven, which is not installed"
    if not any(map(_is_new_enough, _jdks())):
        return f"needs a JDK {JDK} or newer, in JAVA_HOME or under /usr/lib/jvm"
    return ""


def shared_servers(folder: Path, run: int) -> dict[str, Server]:
    """
    The servers of the run whose process is `run`, started if nobody has yet.

    `folder` is where the workers of the run find what the first of them did.
    """
    noted = folder / "search-servers.json"
    with _locked(folder / "search-servers.lock"):
        if not noted.exists():
            servers = [new_server(name, folder) for name in NAMES]
            for server in servers:
                server.start(run)
            noted.write_text(json.dumps({each.name: each.port for each in servers}))
        ports = json.loads(noted.read_text())
    return {name: Server(name, port, folder) for name, port in ports.items()}


def new_server(name: str, folder: Path) -> Server:
    """A server that is not started yet."""
    return Server(name, _free_port(), folder)


def build(name: str) -> None:
    """Fetches and compiles what the server is made of, once a machine."""
    with _locked(_cache() / f"{name}.lock"):
        subprocess.run(
            [HERE / name / "run"],
            env=os.environ | {"SEARCH_ENGINE_BUILD": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=BUILD_SECONDS,
            check=True,
        )


def _cache() -> Path:
    """Where the kit keeps what it builds."""
    chosen = os.environ.get("SEARCH_ENGINE_HOME")
    cache = Path(chosen) if chosen else Path.home() / ".cache" / "search-engines"
    cache.mkdir(parents=True, exist_ok=True)
    return cache


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _data() -> Path:
    """Memory where there is such a folder: making an index waits for the disk often."""
    memory = Path("/dev/shm")  # noqa: S108 - servers have folders of their own in it
    writable = os.access(memory, os.W_OK)
    return memory / "cousinage-search" if writable else _cache() / "data"


def _free_port() -> int:
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("No port is free for a search server.")


def _jdks() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    yield from Path("/usr/lib/jvm").glob("*")


def _is_new_enough(home: Path) -> bool:
    compiler = home / "bin" / "javac"
    if not os.access(compiler, os.X_OK):
        return False
    told = subprocess.run(
        [compiler, "-version"], capture_output=True, text=True, check=False
    )
    found = re.match(r"javac (\d+)", told.stdout or told.stderr)
    return found is not None and int(found[1]) >= JDK


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
