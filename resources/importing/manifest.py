"""
What `manifest.csv` says of the folder's files: a line for each resource.

It is kept in a table of its own on disk while a run lasts, not in memory: a manifest
may be as long as the folder.
"""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from os.path import isfile
from pathlib import PurePosixPath

from home.fields.label import languages
from resources.importing.failures import Failure, failure
from resources.importing.folder import LONGEST_KEY, MANIFEST, Folder, key_of
from resources.text.about import in_a_line
from resources.text.cleaning import storable
from resources.text.failure import MISSING

_PLAIN = ("key", "date", "authors", "kind", "collection")
_BY_LANGUAGE = ("file", "title", "summary", "keywords")
#: Columns of names of files, which are what they are.
_PATHS = ("key", "file_")


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
    """A manifest of which no line can be trusted. The message is a sentence."""


def columns() -> list[str]:
    return [
        *_PLAIN,
        *(f"{name}_{code}" for name in _BY_LANGUAGE for code in languages()),
    ]


def _refuse_unknown(header: Iterable[str]) -> None:
    """Raises `UnreadableManifest` where a column has a name that is none of ours."""
    unknown = [name for name in header if name and name not in columns()]
    if not unknown:
        return
    named = []
    for name in unknown:
        alike = get_close_matches(name.lower(), columns(), n=1)
        named.append(f"{name} ({alike[0]}?)" if alike else name)
    raise UnreadableManifest(
        f"The manifest has columns that are not known: {', '.join(named)}. "
        f"Those that it may have are: {', '.join(columns())}."
    )


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
                _refuse_unknown(self._header)
                for cells in reader:
                    if any(map(str.strip, cells)):
                        self._add(reader.line_num, cells)
        except (UnicodeDecodeError, csv.Error, OSError) as error:
            told = f"The manifest cannot be read, write it as CSV in UTF-8: {error}."
            raise UnreadableManifest(told) from error

    def _add(self, number: int, cells: list[str]) -> None:
        """Keeps the line; what is wrong with it is told, and its files are not met."""
        place = f"{MANIFEST}, line {number}"
        said = self._said(cells)
        files = Line(said=said).files
        key = said.get("key") or next(map(key_of, files.values()), "")
        faults = []
        if len(cells) > len(self._header) or said.pop("", ""):
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

    def _said(self, cells: list[str]) -> dict[str, str]:
        """What is not empty, by its column: under no name, what has none."""
        said = {}
        for name, cell in zip(self._header, cells, strict=False):
            is_path = name.startswith(_PATHS)
            text = storable(cell).strip() if is_path else in_a_line(cell)
            if text:
                said[name] = text
        return said

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
