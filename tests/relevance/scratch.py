"""A database of the run's own, beside the one that DATABASE_URL names, or a file."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases


@contextmanager
def demonstration_loaded() -> Iterator[Path]:
    """The demonstration in a scratch database; gives a folder for indexes."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["NAME"] = f"relevance_{os.getpid()}"
    previous = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    try:
        call_command("load_demo", stdout=sys.stderr)
        yield Path(settings.DATA_DIR) / "relevance"
    finally:
        teardown_databases(previous, verbosity=0)
        shutil.rmtree(settings.DATA_DIR, ignore_errors=True)
