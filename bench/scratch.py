"""
A site of the bench's own, with the demonstration, taken away at the end.

On SQLite in a folder of its own, or in a new database beside the one that DATABASE_URL
names, which is left alone.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def demonstration_site() -> Iterator[None]:
    """Django set up on a site with the demonstration; other processes find it too."""
    with ExitStack() as exits:
        exits.enter_context(_ended_in_order())
        folder = exits.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        os.environ["DATA_DIR"] = folder
        os.environ["DATABASE_URL"] = exits.enter_context(_database(folder))
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        # Servers are started by the bench itself, one at a time.
        os.environ.pop("SEARCH_URL", None)
        os.environ.pop("PLUGINS", None)
        paths = [str(ROOT), str(ROOT / "site")]
        os.environ["PYTHONPATH"] = os.pathsep.join(paths)
        sys.path[:0] = paths
        # What needs the settings comes after them.
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        exits.callback(connections.close_all)
        call_command("migrate", verbosity=0)
        call_command("load_demo", stdout=sys.stderr)
        yield


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """SIGTERM ends the bench as Ctrl+C does: what it made is taken away."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, _frame) -> NoReturn:
    # One that comes while things are taken away must not stop it halfway.
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


@contextmanager
def _database(folder: str) -> Iterator[str]:
    """The address of an empty database."""
    named = os.environ.get("DATABASE_URL", "")
    if not named.startswith("postgres"):
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    # Only where there is a PostgreSQL is its driver needed.
    import psycopg

    name = f"bench_{os.getpid()}"
    with psycopg.connect(named, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(named)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
