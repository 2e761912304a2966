"""The files of a folder, found directory by directory: never all of them at once."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from home.fields.label import languages
from resources.importing.failures import NotImported, failure
from resources.text.failure import MISSING, TOO_LARGE
from resources.text.formats import is_read
from resources.text.limits import MOST_BYTES

MANIFEST = "manifest.csv"
LONGEST_KEY = 500


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file by its path in the folder, and the language of where it stands."""

    path: str
    language: str = ""

    @property
    def extension(self) -> str:
        return PurePosixPath(self.path).suffix[1:].lower()


@dataclass(frozen=True, slots=True)
class Found:
    """The files of one key: those that are the same document in other languages."""

    key: str
    files: tuple[FoundFile, ...]


def key_of(path: str) -> str:
    """`guides/a` for `fr/guides/a.pdf`, for `en/guides/a.odt` and `guides/a.txt`."""
    parts = PurePosixPath(path).with_suffix("").parts
    if len(parts) > 1 and parts[0] in languages():
        parts = parts[1:]
    return unicodedata.normalize("NFC", "/".join(parts))


def is_text(name: str) -> bool:
    """Whether a name is one in UTF-8: file systems take any bytes."""
    return name == name.encode("utf-8", "replace").decode()


class Folder:
    """A folder whose first level may have a folder for each language."""

    def __init__(self, path: Path):
        self.path = path.resolve()
        #: Files of formats that are not read, as far as the walk has come.
        self.passed_over = 0

    def walk(self) -> Iterator[Found]:
        """What is in the folder, by key; one directory of names is held at a time."""
        self.passed_over = 0
        yield from self._below("", ["", *languages()])

    def open(self, path: str) -> BinaryIO:
        """
        Opens a file of the folder for reading.

        Raises `NotImported` where it is outside, as links may lead, or no file that is
        imported.
        """
        if not is_text(path) or _is_too_long(path):
            raise NotImported([failure("name", path)])
        try:
            real = (self.path / path).resolve(strict=True)
            if not real.is_relative_to(self.path):
                raise NotImported([failure("outside", path)])
            # What took its place meanwhile is no link, and nothing that waits.
            number = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError as error:
            raise NotImported([failure(MISSING, path)]) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise NotImported([failure("error", path, error)]) from error
        # Without a buffer: the process that reads goes on from where we are in it.
        file = os.fdopen(number, "rb", buffering=0)
        state = os.fstat(number)
        reason = ""
        if not stat.S_ISREG(state.st_mode):
            reason = "not-a-file"
        elif state.st_size > MOST_BYTES:
            reason = TOO_LARGE
        if reason:
            file.close()
            raise NotImported([failure(reason, path)])
        return file

    def _below(self, relative: str, tops: list[str]) -> Iterator[Found]:
        files: dict[str, list[FoundFile]] = {}
        folders: dict[str, list[str]] = {}
        for top in tops:
            for entry in self._entries(top, relative):
                path = "/".join(filter(None, (top, relative, entry.name)))
                if self._is_open_folder(entry):
                    if relative or top or entry.name not in languages():
                        folders.setdefault(entry.name, []).append(top)
                elif self._is_wanted(entry, path):
                    key = key_of(path)
                    files.setdefault(key, []).append(FoundFile(path, top))
        for key in sorted(files):
            yield Found(key, tuple(files[key]))
        for name in sorted(folders):
            below = "/".join(filter(None, (relative, name)))
            yield from self._below(below, folders[name])

    def _entries(self, top: str, relative: str) -> list[os.DirEntry]:
        try:
            with os.scandir(self.path / top / relative) as entries:
                shown = [each for each in entries if each.name[0] not in ".~"]
        except FileNotFoundError:
            return []
        return sorted(shown, key=lambda entry: entry.name)

    def _is_inside(self, path: str) -> bool:
        return Path(path).resolve().is_relative_to(self.path)

    def _is_open_folder(self, entry: os.DirEntry) -> bool:
        """A link to a folder is none: it leads outside, or to what is met anyway."""
        is_folder = entry.is_dir(follow_symlinks=False)
        return is_folder and os.access(entry.path, os.R_OK | os.X_OK)

    def _is_wanted(self, entry: os.DirEntry, path: str) -> bool:
        """Those that cannot be opened, too: it is told when that is tried."""
        if path == MANIFEST:
            return False
        if entry.is_dir():
            return not (entry.is_symlink() and self._is_inside(entry.path))
        if is_read(PurePosixPath(entry.name).suffix[1:]):
            return True
        self.passed_over += 1
        return False


def _is_too_long(path: str) -> bool:
    return len(key_of(path)) > LONGEST_KEY
