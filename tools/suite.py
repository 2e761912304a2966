"""`make test`, `make full` and `make coverage`: the suite, in each of its settings."""

import os
import shlex
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tools import steps
from tools.environment import ensure_environment
from tools.paths import OWN_VARIABLES, VENV_PYTHON
from tools.steps import Step

#: Starting more processes than this costs more than they save.
MOST_PROCESSES = 4

NOT_POSTGRES = ("-m", "not postgres")

#: Search servers know neither the site's database nor its plugins: once is enough.
NOT_SERVERS = ("-m", "not server")
NEITHER = ("-m", "not postgres and not server")

#: They know neither databases nor plugins: once is enough.
NOT_TOOLS = ("--ignore=tests/tools",)

WITHOUT_LABS = "resources,search.engines,search.pages,search.api,demo"


def test() -> int:
    """Run the suite on SQLite, on PostgreSQL if there is one, and without labs.core."""
    ensure_environment()
    return _run(_steps())


def full() -> int:
    """Run the same at its full length."""
    ensure_environment()
    return _run(_steps(COUSINAGE_FULL="1"))


def coverage() -> int:
    """Run the suite once and show which branches it leaves out."""
    ensure_environment()
    report = ["--cov", "--cov-report=term-missing:skip-covered"]
    return _run([_step("Tests on SQLite, with coverage", *report)])


def _run(chosen: Iterable[Step]) -> int:
    """Run the steps; the tests that failed are named at the end of all."""
    with tempfile.TemporaryDirectory() as folder:
        reporting = []
        for number, step in enumerate(chosen):
            report = Path(folder, f"{number}.xml")
            arguments = [*step.arguments, f"--junitxml={report}"]
            reporting.append(replace(step, arguments=arguments, report=report))
        return steps.run_aloud(reporting)


def _steps(**environment: str) -> list[Step]:
    database = os.environ.get("DATABASE_URL", "")
    if database.startswith(("postgres://", "postgresql://")):
        on_postgres = environment | {"DATABASE_URL": database}
        on_databases = [
            _step("Tests on SQLite", *NOT_POSTGRES, **environment),
            _step("Tests on PostgreSQL", *NOT_SERVERS, *NOT_TOOLS, **on_postgres),
        ]
    else:
        # All of the suite: pytest says which tests it skips for want of a PostgreSQL.
        on_databases = [_step("Tests on SQLite", **environment)]
    environment["PLUGINS"] = WITHOUT_LABS
    without_labs = _step("Tests without labs.core", *NEITHER, *NOT_TOOLS, **environment)
    return [*on_databases, without_labs]


def _step(name: str, *options: str, **environment: str) -> Step:
    """One run of pytest; the shell's own settings of Cousinage are left out of it."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    chosen = shlex.split(os.environ.get("ARGS", ""))
    pytest = [VENV_PYTHON, "-m", "pytest", "-rfEs", f"--numprocesses={processes}"]
    return Step(
        name,
        [*pytest, *options, *chosen],
        dict.fromkeys(OWN_VARIABLES) | environment,
        none_is_fine=bool(chosen),
    )
