"""The mirror of docs/how-to/mirror.py, kept of the site of a test."""

import json
import sqlite3
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from urllib.request import urlopen

PATH = Path(__file__).parents[3] / "docs" / "how-to" / "mirror.py"


class Mirror:
    """Follows a site, in memory."""

    def __init__(self, site: str):
        spec = spec_from_file_location("mirror", PATH)
        self.program = module_from_spec(spec)
        spec.loader.exec_module(self.program)
        self.site = site
        self.database = sqlite3.connect(":memory:")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.database.close()

    def follow(self) -> None:
        self.program.follow(self.site, self.database)

    def check(self) -> None:
        """The mirror is what a fresh export of the site is."""
        self.follow()
        assert _in_order(self.program.records(self.database)) == _in_order(
            self.exported()
        )

    def exported(self) -> list[dict]:
        with urlopen(f"{self.site}/api/v1/export.ndjson", timeout=60) as lines:  # noqa: S310
            *records, _about = map(json.loads, lines)
        return records


def _in_order(records: list[dict]) -> list[dict]:
    return sorted(records, key=lambda record: (record["key"], record["locale"]))
