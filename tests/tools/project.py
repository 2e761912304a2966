"""A small project with Cousinage's own tools: its commands do next to nothing."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import urllib.request
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]

MANAGE = """
import http.server, os, pathlib, subprocess, sys, time

DATA = pathlib.Path(os.environ["DATA_DIR"])


def main():
    command = sys.argv[1]
    with (DATA / "commands").open("a") as commands:
        print(command, file=commands)
    if (DATA / f"fail-{command}").exists():
        sys.exit(f"{command} cannot.")
    if command == "first_admin" and not (DATA / "admin-password").exists():
        (DATA / "admin-password").write_text("a-password\\n")
    if command == "runserver":
        address = ("127.0.0.1", int(sys.argv[2]))
        handler = http.server.SimpleHTTPRequestHandler
        http.server.ThreadingHTTPServer(address, handler).serve_forever()
    if sys.argv[1:] == ["catalog", "follow"]:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"])
        print(os.getpid(), child.pid, file=(DATA / "pids").open("w"), flush=True)
        while not (DATA / "end-follower").exists():
            time.sleep(0.05)
        sys.exit(7)


if __name__ == "__main__":
    main()
"""


@dataclass
class Project:
    """A folder, and the commands that a person types in it."""

    folder: Path
    data: Path

    def start(self, command: str, **environment: str) -> subprocess.Popen:
        """Start a command as make does it, with nothing of this process's settings."""
        inherited = {name: os.environ[name] for name in ("HOME", "PATH")}
        chosen = {
            "PYTHON": sys.executable,
            "PIP_NO_INDEX": "1",
            "DATA_DIR": str(self.data),
        } | environment
        return subprocess.Popen(
            ["/bin/sh", "tools/python.sh", command],
            cwd=self.folder,
            env=inherited | chosen,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, command: str, **environment: str) -> tuple[int, str]:
        """Run a command that is expected to end by itself."""
        process = self.start(command, **environment)
        output, _ = process.communicate(timeout=180)
        return process.returncode, output

    def serve(self, port: int) -> "Serving":
        """Start `run` and wait until it says that it is ready."""
        process = self.start("run", PORT=str(port))
        printed = []
        for line in process.stdout:
            printed.append(line)
            if "password:" in line:
                return Serving(self, process, "".join(printed))
        raise AssertionError("".join(printed))


@dataclass
class Serving:
    """`make run`, ready."""

    project: Project
    process: subprocess.Popen
    printed: str

    def pids(self) -> list[int]:
        """The follower and a process that it started, once they run."""
        path = self.project.data / "pids"
        wait_until(lambda: path.exists() and path.read_text().endswith("\n"))
        return [int(pid) for pid in path.read_text().split()]

    def end(self) -> tuple[int, str]:
        """Wait for its end; its status and what it printed last."""
        output, _ = self.process.communicate(timeout=30)
        return self.process.returncode, output

    def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        self.process.send_signal(number)
        return self.end()


def make_project(folder: Path) -> Project:
    """Lay out a project whose only requirement is a package that comes with it."""
    shutil.copytree(
        ROOT / "tools",
        folder / "tools",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (folder / "manage.py").write_text(textwrap.dedent(MANAGE))
    _pack_polib(folder / "wheels")
    (folder / "requirements.txt").write_text(f"polib=={polib.__version__}\n")
    (folder / "requirements").mkdir()
    (folder / "requirements" / "dev.txt").write_text(
        "--find-links ../wheels\n-r ../requirements.txt\n"
    )
    catalogue = folder / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "Search"\nmsgstr "Chercher"\n')
    return Project(folder, folder / "var")


def _pack_polib(folder: Path) -> None:
    """Make a wheel of the installed polib: installing it needs no network."""
    folder.mkdir()
    name = f"polib-{polib.__version__}"
    metadata = f"Metadata-Version: 2.1\nName: polib\nVersion: {polib.__version__}\n"
    wheel = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\n"
    with zipfile.ZipFile(folder / f"{name}-py3-none-any.whl", "w") as archive:
        archive.write(polib.__file__, "polib.py")
        archive.writestr(f"{name}.dist-info/METADATA", metadata)
        archive.writestr(f"{name}.dist-info/WHEEL", f"{wheel}Tag: py3-none-any\n")
        archive.writestr(f"{name}.dist-info/RECORD", "")


def get(port: int) -> int:
    address = f"http://127.0.0.1:{port}/"
    with urllib.request.urlopen(address, timeout=5) as answer:
        return answer.status


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait for what another process is about to do; long enough for a busy machine."""
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def wait_until_gone(pids: list[int]) -> None:
    """Wait until none of these processes is left."""
    wait_until(lambda: not any(_runs(pid) for pid in pids))


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
