"""`make run`: the demonstration, its server and the catalog's follower side by side."""

import http.client
import os
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

from tools import processes
from tools.environment import ensure_environment
from tools.failure import Failure
from tools.locking import locked, require_writable
from tools.paths import VENV_PYTHON, data_folder, shown
from tools.ports import chosen_port

SERVER = "The server"
FOLLOWER = "The catalog's follower"

PATIENCE = 120
INTERVAL = 0.2

# Django's server watches its code and leaves with this status when it changed, for a
# parent to start it again. Being that parent saves the time and the memory of the one
# that it would start itself.
RELOADED = {"RUN_MAIN": "true"}
CODE_CHANGED = 3


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
    with ExitStack() as stack:
        together = Together(port, stack)
        try:
            _wait_for_an_answer(port, together)
            _say_where(port, password, password_is_new)
            while True:
                together.watch()
                time.sleep(INTERVAL)
        except KeyboardInterrupt:
            print("\nStopping.", flush=True)


class Together:
    """The server and the follower; leaving the stack stops what still runs of them."""

    def __init__(self, port: int, stack: ExitStack):
        manage = [VENV_PYTHON, "manage.py"]
        self.commands = {
            SERVER: [*manage, "runserver", str(port)],
            FOLLOWER: [*manage, "catalog", "follow"],
        }
        self.stack = stack
        self.running: dict[str, subprocess.Popen] = {}
        for name in self.commands:
            self._start(name)

    def watch(self) -> None:
        """Complain of one that ended by itself, the server's reloading apart."""
        for name, process in self.running.items():
            status = process.poll()
            if name == SERVER and status == CODE_CHANGED:
                self._start(name)
            elif status is not None:
                raise Failure(
                    f"{name} ended by itself, with status {status}, and the rest was "
                    "stopped: the reason is above."
                )

    def _start(self, name: str) -> None:
        process = processes.kept(
            self.commands[name], stop_with=signal.SIGTERM, environment=RELOADED
        )
        self.running[name] = self.stack.enter_context(process)


def _wait_for_an_answer(port: int, together: Together) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(port):
        together.watch()
        if time.monotonic() > deadline:
            raise Failure(
                f"The server did not answer within {PATIENCE} seconds and everything "
                "was stopped: the reason is above."
            )
        time.sleep(INTERVAL)
    together.watch()


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
