"""
Brings the database and the demonstration up to date: `python -m tools.prepare`.

Four management commands in one process, since starting Django takes longer than what
they have to do on most days. Run by the Python of `.venv`. What a command prints is
shown where it takes long, as the first load does, and where it fails.
"""

import contextlib
import io
import sys
import time
import traceback
from typing import TextIO

import manage

#: After so many seconds somebody who waits wants to see what is going on.
LONG = 3

STEPS = (
    (["migrate", "--no-input", "--verbosity=0"], "The database was not migrated"),
    (["load_demo"], "The demonstration content was not loaded"),
    (["first_admin"], "The administrator was not created"),
    # Records hold words of the message catalogues, which a new version may change.
    (["catalog", "rebuild"], "The catalog was not rebuilt"),
)


def main() -> int:
    for command, complaint in STEPS:
        printed = Printed(sys.stdout)
        if not _succeeds(command, printed):
            print(printed.untold(), file=sys.stderr)
            print(f"{complaint}: the reason is above.", file=sys.stderr)
            return 1
    return 0


class Printed(io.StringIO):
    """What a command prints: kept, and shown as soon as the command takes long."""

    def __init__(self, shown: TextIO):
        super().__init__()
        self._shown = shown
        self._started = time.monotonic()
        self._told = 0

    def isatty(self) -> bool:
        return self._shown.isatty()

    def write(self, text: str) -> int:
        written = super().write(text)
        if time.monotonic() - self._started > LONG:
            self._shown.write(self.untold())
            self._shown.flush()
        return written

    def untold(self) -> str:
        """What was not shown yet; it counts as shown from now on."""
        told, self._told = self._told, self.tell()
        return self.getvalue()[told:]


def _succeeds(command: list[str], printed: Printed) -> bool:
    sys.argv = ["manage.py", *command]
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            manage.main()
        except SystemExit as stopped:
            if isinstance(stopped.code, str):
                print(stopped.code)
            return not stopped.code
        except Exception:  # noqa: BLE001 - whatever it is, it is shown in full
            traceback.print_exc()
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
