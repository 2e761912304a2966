"""What could not be imported, and why: a line each, in a file that a table opens."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from resources.choices import TextFailure

#: Reasons of imports, beside those of files that cannot be read.
SENTENCES = {
    "claimed": "Another line of the manifest names this file.",
    "duplicate": "Another line of the manifest has this key.",
    "empty": "There is no text in the file.",
    "error": "Something went wrong: {}.",
    "index": "There is no index of resources in this language.",
    "language": "The language is none of the site's: {}.",
    "line": "The line has more cells than the manifest has columns.",
    "name": "The name of the file cannot be read as UTF-8, or is too long.",
    "no-collection": "There is no collection of resources that is called {}.",
    "no-file": "The line names no file, and the folder has none of this key.",
    "no-key": "The line has no key, and names no file.",
    "not-a-file": "This is not a file.",
    "outside": "The file is not in the folder.",
}


@dataclass(frozen=True, slots=True)
class Failure:
    file: str
    language: str
    field: str
    reason: str
    sentence: str


class NotImported(Exception):
    """A resource that cannot be made: nothing of it is written."""

    def __init__(self, failures: Iterable[Failure]):
        super().__init__()
        self.failures = list(failures)


def failure(
    reason: str, file: str, *told: object, language: str = "", field: str = ""
) -> Failure:
    """A failure by the code of its reason; `told` is what its sentence names."""
    if reason in SENTENCES:
        sentence = SENTENCES[reason].format(*told)
    else:
        sentence = str(TextFailure(reason).label)
    return Failure(_printable(file), language, field, reason, _printable(sentence))


def failures_of(error: ValidationError, file: str, language: str) -> list[Failure]:
    """A failure for each sentence of what a model does not take."""
    if not hasattr(error, "error_dict"):
        error = ValidationError({NON_FIELD_ERRORS: error.messages})
    return [
        Failure(
            _printable(file),
            language,
            "" if name == NON_FIELD_ERRORS else name,
            "invalid",
            str(message),
        )
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def _printable(text: str) -> str:
    """A name as the file system has it may be no text."""
    return text.encode("utf-8", "replace").decode()


class FailureList:
    """
    Writes failures as they come; after a run without one there is no file.

    What an earlier run wrote is not taken for what this one did.
    """

    def __init__(self, path: Path):
        self.path = path
        self.count = 0
        self._file = None

    def __enter__(self):
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(self, *raised):
        if self._file is not None:
            self._file.close()

    def add(self, told: Failure) -> None:
        if self._file is None:
            # With a mark: spreadsheets take a file without one for Windows' own.
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
            csv.writer(self._file).writerow(each.name for each in fields(Failure))
        csv.writer(self._file).writerow(_harmless(cell) for cell in astuple(told))
        self._file.flush()
        self.count += 1


def _harmless(cell: str) -> str:
    """A spreadsheet takes what begins like this for a formula, and computes it."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
