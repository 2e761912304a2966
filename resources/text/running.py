"""Starts the process that reads a file, and takes from it no more than it may give."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from resources.text.about import About, about_of
from resources.text.cleaning import storable
from resources.text.failure import CODES, MEMORY, STOPPED, TIME
from resources.text.limits import MOST_CHARACTERS, MOST_PAGES, OUTPUT

_ROOT = Path(__file__).resolve().parents[2]
#: The program that reads.
MODULE = "resources.text.reading"
_ENOUGH_OF_AN_ERROR = 2_000


@dataclass(slots=True)
class FileText:
    """What was read. `error` is a code of `failure`; `detail` is for the log."""

    pages: list[str] = field(default_factory=list)
    language: str = ""
    #: Whether there is more in the file than was read.
    partial: bool = False
    error: str = ""
    detail: str = ""
    about: About = About()

    @property
    def has_text(self) -> bool:
        return any(map(str.strip, self.pages))


def read_file(file: BinaryIO, extension: str, seconds: float) -> FileText:
    """
    The text of an open file of the file system, read within `seconds`.

    What had been read when the time, or the memory, was used up is kept.
    """
    arguments = ["-m", MODULE, extension, str(max(1, int(seconds)))]
    with TemporaryFile() as output, TemporaryFile() as complaints:
        try:
            status = subprocess.run(  # noqa: S603 - our own program, and no name of theirs
                [sys.executable, *arguments],
                stdin=file,
                stdout=output,
                stderr=complaints,
                cwd=_ROOT,
                # No secret of ours, and nothing that a reader of files has to know.
                env={
                    "PATH": os.defpath,
                    "LC_ALL": "C.UTF-8",
                },
                timeout=seconds,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            status = -signal.SIGXCPU
        text = _taken_from(output)
        if status and not text.error:
            text.error = _meaning(status)
            text.detail = f"status {status} {_end_of(complaints)}".strip()
    if text.error in (TIME, MEMORY, STOPPED) and text.has_text:
        text.error, text.partial = "", True
    return text


def _meaning(status: int) -> str:
    # The kernel ends what is over its time with one signal, and then with the other.
    return TIME if -status == signal.SIGXCPU else STOPPED


def _taken_from(output: BinaryIO) -> FileText:
    """What the process said. It read what somebody uploaded: it is not trusted."""
    text, left = FileText(), MOST_CHARACTERS
    for said in _said(output):
        match said:
            case {"page": str(page)} if len(text.pages) < MOST_PAGES:
                text.pages.append(storable(page[:left]))
                left = max(left - len(page), 0)
            case {"about": dict(about), "language": str(language)}:
                text.about, text.language = about_of(about), storable(language)
            case {"partial": bool(partial)}:
                text.partial = partial
            case {"error": str(code), "detail": str(detail)} if code in CODES:
                text.error, text.detail = code, detail[:_ENOUGH_OF_AN_ERROR]
    return text


def _said(output: BinaryIO) -> Iterator[object]:
    output.seek(0)
    for line in output.read(OUTPUT).splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            # A line that was cut when the process was ended.
            return


def _end_of(complaints: BinaryIO) -> str:
    complaints.seek(0)
    said = complaints.read(OUTPUT).decode(errors="replace")
    return said[-_ENOUGH_OF_AN_ERROR:]
