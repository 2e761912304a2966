"""
The virtual environment `.venv`: made once, whole or not at all.

A stamp inside it says what it was made from. The stamp is written last and taken away
first, so an environment with no stamp, or with another one, is made again from nothing.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from tools import processes
from tools.failure import Failure
from tools.locking import locked, require_writable
from tools.paths import ROOT, SITE, VAR, VENV, VENV_PYTHON, shown

STAMP = VENV / "cousinage.json"
LOG = VAR / "install.log"
REQUIREMENTS = ROOT / "requirements" / "dev.txt"


def ensure_environment() -> None:
    """Make `.venv` hold what the requirement files pin; nothing to do most times."""
    require_writable(ROOT)
    require_writable(VAR)
    with locked(VAR / "install.lock", when_taken=_say_that_it_waits) as lock:
        if not _is_current():
            _build(lock)
    _compile_catalogues()


def install() -> int:
    """Install, and run nothing."""
    ensure_environment()
    return 0


def command(*module: str) -> Callable[[], int]:
    """A command that is a module, run by the Python of `.venv`."""

    def run() -> int:
        ensure_environment()
        return processes.run(
            [VENV_PYTHON, "-m", *module],
            environment={"PYTHONPATH": os.pathsep.join([str(ROOT), str(SITE)])},
        )

    return run


def _say_that_it_waits(_holder: str) -> None:
    print("Another command is making .venv; waiting for it.", flush=True)


def _is_current() -> bool:
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return False
    wanted = _stamp()
    if not os.environ.get("PYTHON"):
        # Nobody asked for a given Python: the one that it was made with is good.
        wanted["python"] = stamp.get("python")
    return stamp == wanted and VENV_PYTHON.exists()


def _stamp() -> dict[str, str]:
    """What an environment depends on; its scripts hold its folder's absolute path."""
    digest = hashlib.sha256()
    for path in [ROOT / "requirements.txt", *sorted(REQUIREMENTS.parent.glob("*.txt"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return {
        "python": "{}.{}".format(*sys.version_info),
        "folder": str(VENV),
        "requirements": digest.hexdigest(),
    }


def _build(lock: IO[str]) -> None:
    _require_venv_module()
    print("Installing into .venv, about a minute, this once…", flush=True)
    LOG.unlink(missing_ok=True)
    _remove()
    _install(
        lock,
        "The virtual environment was not made",
        [sys.executable, "-m", "venv", VENV],
    )
    pip = [VENV_PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # Compiling everything takes as long as the rest, and most is never imported.
    install = [*pip, "install", "--quiet", "--no-compile", "--log", LOG]
    _install(
        lock,
        "The installation failed",
        [*install, "--requirement", REQUIREMENTS],
    )
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text(json.dumps(_stamp()))
    unfinished.replace(STAMP)


def _require_venv_module() -> None:
    """Debian's Python comes without the part that puts pip into an environment."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = "{}.{}".format(*sys.version_info)
        raise Failure(
            f"{sys.executable} cannot make virtual environments: install the venv "
            f"module (Debian, Ubuntu: apt install python{version}-venv), or name "
            "another Python with PYTHON=."
        )


def _remove() -> None:
    STAMP.unlink(missing_ok=True)
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)


def _install(lock: IO[str], complaint: str, arguments: processes.Arguments) -> None:
    """
    Run one step of the installation, its errors kept in the log.

    The step holds the lock too: should this process be killed, the next command waits
    until the step is stopped.
    """
    status, output = processes.capture(
        arguments,
        # A personal "user" setting of pip's is refused inside an environment.
        environment={"PIP_USER": "0"},
        pass_fds=[lock.fileno()],
    )
    if status:
        with LOG.open("a") as log:
            log.write(output)
        raise Failure(
            f"{complaint} ({_reason(output)}): see {shown(LOG)}, mend the cause and "
            "run the same command again."
        )


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error:")]
    reason = (errors or lines[-1:] or ["no reason was given"])[0]
    return reason.removeprefix("ERROR: ").rstrip(".")


def _compile_catalogues() -> None:
    """Compile the message catalogues that are newer than their compiled form."""
    stale = [path for path in ROOT.glob("locale/*/LC_MESSAGES/*.po") if _is_stale(path)]
    if stale and processes.run([VENV_PYTHON, "-m", "tools.catalogues", "compile"]):
        raise Failure("The message catalogues were not compiled.")


def _is_stale(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return (
        not compiled.exists()
        or compiled.stat().st_mtime_ns <= catalogue.stat().st_mtime_ns
    )
