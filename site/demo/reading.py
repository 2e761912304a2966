"""The demonstration's files, read and checked before anything is written."""

from dataclasses import dataclass
from pathlib import Path

import yaml

CONTENT = Path(__file__).resolve().parent / "content"


class BadContent(ValueError):
    """A file that cannot be loaded; the text names file, key and field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with the place it stands in for messages."""

    file: str
    values: dict

    @property
    def key(self) -> str:
        return self.values["key"]

    def get(self, field: str, default=None):
        return self.values.get(field, default)

    def text(self, field: str, language: str) -> str:
        """A text of readers in a language; empty where the entry states nothing."""
        return self.localised(self.values.get(field), field, language) or ""

    def texts(self, field: str, language: str) -> list[str]:
        return self.localised(self.values.get(field), field, language) or []

    def localised(self, value, field: str, language: str):
        """The part of a `{fr: …, en: …}` value; raises where a language is missing."""
        if value is None:
            return None
        if not isinstance(value, dict) or value.get(language) is None:
            self.refuse(field, f"has no text in {language!r}")
        return value[language]

    def label(self, field: str) -> dict:
        """A `{fr: …, en: …}` value with both languages."""
        value = self.values.get(field) or {}
        return {code: self.localised(value, field, code) for code in ("fr", "en")}

    def refuse(self, field: str, what: str):
        raise BadContent(f"{self.file}, {self.values.get('key')}, {field}: {what}.")


def read(name: str, *, folder: Path = CONTENT) -> list[Entry]:
    """
    The entries of the list `name` in the file that holds it.

    Raises `BadContent` for a file that is missing or no YAML, an entry without a key,
    or a key that comes twice.
    """
    file = {"programme_family": "programmes"}.get(name, name) + ".yaml"
    try:
        content = yaml.safe_load((folder / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadContent(f"{file}: the file is missing.") from None
    except yaml.YAMLError as error:
        raise BadContent(f"{file}: {' '.join(str(error).split())}") from error
    rows = content.get(name) if isinstance(content, dict) else None
    if not isinstance(rows, list):
        raise BadContent(f"{file}: the list {name!r} is missing.")
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        key = row.get("key") if isinstance(row, dict) else None
        if not isinstance(key, str):
            raise BadContent(f"{file}: entry {number} of {name!r} has no key.")
        if key in seen:
            raise BadContent(f"{file}, {key}: the key comes twice.")
        seen.add(key)
    return [Entry(file, row) for row in rows]
