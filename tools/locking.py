"""One command at a time where two would spoil each other's work."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tools.failure import Failure


def require_writable(folder: Path) -> None:
    """Make sure that files can be made in a folder, by making one."""
    probe = folder / ".cousinage-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Failure(
            f"The folder {folder} cannot be written ({error.strerror}): give yourself "
            "the right to, or work from a copy elsewhere."
        ) from error


@contextmanager
def locked(path: Path, *, when_taken: Callable[[str], None]) -> Iterator[IO[str]]:
    """
    Hold the lock file at `path`, waiting for it if need be.

    `when_taken` hears what its holder wrote in it, before the wait; it may raise
    instead. The system frees the lock when its last holder ends, however it ends: a
    child that is given the file holds it too.
    """
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            when_taken(file.read().strip())
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        yield file
