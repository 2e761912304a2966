"""`make run`: the demonstration, its server and the catalog's follower side by side."""

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tools import processes
from tools.environment import ensure_environment
from tools.failure import Failure
from tools.locking import locked, require_writable
from tools.paths import VENV_PYTHON, data_folder, shown
from tools.ports import chosen_port

PATIENCE = 60
INTERVAL = 0.2

Watch = Callable[[], None]


def run() -> int:
    """Prepare everything, serve until interrupted; one process's end is the other's."""
    port = chosen_port()
    data = data_folder()
    require_writable(data)
    with locked(data / "run.lock", when_taken=_refuse_a_second_run) as lock:
        print(port, file=lock, flush=True)
        ensure_environment()
        os.environ |= {"PORT": str(port), "SITE_URL": f"http://localhost:{port}"}
        password_is_new = _prepare(data / "admin-password")
        _serve(port, data / "admin-password", password_is_new)
    return 0


def _refuse_a_second_run(port: str) -> None:
    raise Failure(
        f"Cousinage already runs from this folder, on port {port}: stop it first, or "
        "give this one a folder of its own with DATA_DIR=."
    )


def _prepare(password: Path) -> bool:
    """Bring the data up to date; say whether the administrator was created just now."""
    print("Preparing the database and the demonstration…", flush=True)
    known = password.exists()
    prepare = [VENV_PYTHON, "-m", "tools.prepare"]
    # SIGTERM: a transaction cut short is undone, and no traceback says so.
    if processes.run(prepare, stop_with=signal.SIGTERM):
        raise Failure("Cousinage was not started.")
    return password.exists() and not known


def _serve(port: int, password: Path, password_is_new: bool) -> None:
    manage = [VENV_PYTHON, "manage.py"]
    commands = {
        "The server": [*manage, "runserver", str(port)],
        "The catalog's follower": [*manage, "catalog", "follow"],
    }
    with ExitStack() as stack:
        running = {
            name: stack.enter_context(
                processes.kept(command, stop_with=signal.SIGTERM),
            )
            for name, command in commands.items()
        }

        def watch() -> None:
            for name, process in running.items():
                if process.poll() is not None:
                    raise Failure(_sentence_about(name, process))

        try:
            _wait_for_an_answer(port, watch)
            _say_where(port, password, password_is_new)
            while True:
                watch()
                time.sleep(INTERVAL)
        except KeyboardInterrupt:
            print("\nStopping.", flush=True)


def _sentence_about(name: str, process: subprocess.Popen) -> str:
    return (
        f"{name} ended by itself, with status {process.returncode}, and the rest was "
        "stopped: the reason is above."
    )


def _wait_for_an_answer(port: int, watch: Watch) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(port):
        watch()
        if time.monotonic() > deadline:
            raise Failure(
                f"The server did not answer within {PATIENCE} seconds and everything "
                "was stopped: the reason is above."
            )
        time.sleep(INTERVAL)
    watch()


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/health/live", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _say_where(port: int, password: Path, password_is_new: bool) -> None:
    if password_is_new:
        access = f"{password.read_text().strip()} (kept in {shown(password)})"
    elif password.exists():
        access = f"the first one is in {shown(password)}"
    else:
        access = "as you chose it"
    address = f"http://localhost:{port}"
    print(
        f"""
Cousinage is running; Ctrl-C stops it.

    in French       {address}/fr/
    in English      {address}/en/
    for editors     {address}/admin/
                    user: admin, password: {access}
""",
        flush=True,
    )
