"""A folder to import, and the command that does it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import settle_if_open
from tests.resources.importing.lot import told


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    """The stored files of each test are its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT / "documents"


@pytest.fixture
def folder(tmp_path):
    """Writes files by their paths; gives the folder."""
    root = tmp_path / "lot"
    root.mkdir()

    def put(**contents) -> Path:
        for path, content in contents.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            file.write_bytes(data)
        return root

    return lambda contents: put(**contents)


@pytest.fixture
def failures(tmp_path):
    return tmp_path / "failures.csv"


@pytest.fixture
def load(failures):
    """Imports; gives what was said, and the lines of what failed."""

    def run(root, *arguments):
        out = StringIO()
        try:
            call_command(
                "import_resources",
                str(root),
                f"--failures={failures}",
                *arguments,
                stdout=out,
            )
        except CommandError as error:
            if not failures.exists():
                raise
            assert error.returncode == 1
        settle_if_open()
        return out.getvalue(), told(failures)

    return run
