"""
What `manifest.csv` says of the folder's files: a line for each resource.

It is kept in a table of its own on disk while a run lasts, not in memory: a manifest
may be as long as the folder.
"""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from os.path import isfile
from pathlib import PurePosixPath

from home.fields.label import languages
from resources.importing.failures import Failure, failure
from resources.importing.folder import LONGEST_KEY, MANIFEST, Folder, key_of
from resources.text.about import in_a_line
from resources.text.failure import MISSING

_PLAIN = ("key", "date", "authors", "kind", "collection")
_BY_LANGUAGE = ("file", "title", "summary", "keywords")


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of a resource; what is left empty is not said."""

    key: str = ""
    said: dict[str, str] = field(default_factory=dict)

    def get(self, name: str, language: str = "") -> str:
        return self.said.get(f"{name}_{language}" if language else name, "")

    @property
    def files(self) -> dict[str, str]:
        """Paths by language."""
        paths = {code: self.get("file", code) for code in languages()}
        return {code: str(PurePosixPath(path)) for code, path in paths.items() if path}


class UnreadableManifest(ValueError):
    """A manifest of which no line can be trusted."""


def columns() -> list[str]:
    return [
        *_PLAIN,
        *(f"{name}_{code}" for name in _BY_LANGUAGE for code in languages()),
    ]


class Manifest:
    """The lines of a folder's manifest; empty where it has none."""

    def __init__(self, folder: Folder, tell: Callable[[Failure], None]):
        self._folder = folder
        self._tell = tell
        self._header: list[str] = []
        # Without a name it is a file that only this process can see, and goes with it.
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(
            "CREATE TABLE line (key PRIMARY KEY, said, met DEFAULT 0) WITHOUT ROWID"
        )
        self._table.execute("CREATE TABLE file (path PRIMARY KEY, key, line)")
        self._read()

    def line(self, key: str) -> Line:
        """What is said of a key, which counts as met from now on."""
        row = self._table.execute(
            "UPDATE line SET met = 1 WHERE key = ? RETURNING said", [key]
        ).fetchone()
        return Line(key, json.loads(row[0])) if row else Line(key)

    def is_of_another(self, path: str, key: str) -> bool:
        """Whether a line names the file that is not the key's, or is not right."""
        row = self._table.execute(
            "SELECT key FROM file WHERE path = ?", [path]
        ).fetchone()
        return row is not None and row[0] != key

    def lines_not_met(self) -> Iterator[Line]:
        rows = self._table.execute("SELECT key, said FROM line WHERE NOT met")
        for key, said in rows:
            yield Line(key, json.loads(said))

    def _read(self) -> None:
        path = self._folder.path / MANIFEST
        if not path.is_file():
            return
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                first = file.readline()
                delimiter = ";" if first.count(";") > first.count(",") else ","
                file.seek(0)
                reader = csv.reader(file, delimiter=delimiter, strict=True)
                self._header = [cell.strip() for cell in next(reader, [])]
                self._tell_unknown_columns()
                for cells in reader:
                    if any(map(str.strip, cells)):
                        self._add(reader.line_num, cells)
        except (UnicodeDecodeError, csv.Error, OSError) as error:
            raise UnreadableManifest(str(error)) from error

    def _tell_unknown_columns(self) -> None:
        unknown = [name for name in self._header if name not in columns()]
        if unknown:
            place = f"{MANIFEST}, line 1"
            self._tell(failure("column", place, ", ".join(unknown)))

    def _add(self, number: int, cells: list[str]) -> None:
        """Keeps the line; what is wrong with it is told, and its files are not met."""
        place = f"{MANIFEST}, line {number}"
        said = dict(zip(self._header, map(in_a_line, cells), strict=False))
        said = {name: text for name, text in said.items() if text and name in columns()}
        files = Line(said=said).files
        key = said.get("key") or next(map(key_of, files.values()), "")
        faults = []
        if len(cells) > len(self._header):
            faults.append(failure("line", place))
        if not key:
            faults.append(failure("no-key", place))
        elif len(key) > LONGEST_KEY:
            faults.append(failure("name", place))
        for code, path in files.items():
            told = {"file": place, "language": code, "field": f"file_{code}"}
            if reason := self._fault_of(path, key, number):
                faults.append(failure(reason, **told))
        if not faults and not self._keep(key, said):
            faults.append(failure("duplicate", place))
        if faults:
            # They wait for a line that is right.
            self._table.execute("UPDATE file SET key = '' WHERE line = ?", [number])
        for told in faults:
            self._tell(told)

    def _fault_of(self, path: str, key: str, number: int) -> str:
        """The reason why a line cannot have the file; empty when it can."""
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            return "outside"
        before = self._table.execute(
            "INSERT INTO file VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [path, key, number],
        )
        if not before.rowcount:
            return "claimed"
        return "" if isfile(self._folder.path / path) else MISSING

    def _keep(self, key: str, said: dict[str, str]) -> bool:
        kept = self._table.execute(
            "INSERT INTO line (key, said) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [key, json.dumps(said)],
        )
        return bool(kept.rowcount)
