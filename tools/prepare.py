"""
Brings the database and the demonstration up to date: `python -m tools.prepare`.

Four management commands in one process, since starting Django takes longer than what
they have to do on most days. Run by the Python of `.venv`.
"""

import contextlib
import io
import sys
import traceback

import manage

STEPS = (
    (["migrate", "--no-input", "--verbosity=0"], "The database was not migrated"),
    (["load_demo"], "The demonstration content was not loaded"),
    (["first_admin"], "The administrator was not created"),
    # Records hold words of the message catalogues, which a new version may change.
    (["catalog", "rebuild"], "The catalog was not rebuilt"),
)


def main() -> int:
    for command, complaint in STEPS:
        printed = io.StringIO()
        if not _succeeds(command, printed):
            print(printed.getvalue(), file=sys.stderr)
            print(f"{complaint}: the reason is above.", file=sys.stderr)
            return 1
    return 0


def _succeeds(command: list[str], printed: io.StringIO) -> bool:
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
