"""
A mirror of everything that a site publishes, in one SQLite file, always exact.

    python mirror.py https://example.org mirror.sqlite

Run it as often as you like: what a run did not finish, the next one does.
"""

import json
import sqlite3
import sys
from datetime import UTC, datetime
from urllib.error import HTTPError
from urllib.request import urlopen

TABLES = """
CREATE TABLE IF NOT EXISTS record (key, locale, body, PRIMARY KEY (key, locale));
CREATE TABLE IF NOT EXISTS position (one PRIMARY KEY, cursor);
"""


def follow(site: str, mirror: sqlite3.Connection) -> None:
    """Brings the mirror to where the site is now."""
    mirror.executescript(TABLES)
    row = mirror.execute("SELECT cursor FROM position").fetchone()
    cursor, more = row[0] if row else export(site, mirror), True
    while more:
        try:
            address = f"{site}/api/v1/changes/?since={cursor}"
            answer = json.load(urlopen(address, timeout=60))
        except HTTPError as error:
            if error.code != 410:
                raise
            # The site was restored from a backup: begin again.
            cursor = export(site, mirror)
            continue
        with mirror:
            for change in answer["items"]:
                keep(mirror, change, change["record"])
            stand_at(mirror, answer["cursor"])
        cursor, more = answer["cursor"], answer["more"]


def export(site: str, mirror: sqlite3.Connection) -> str:
    """Everything, in place of what is there; the last line says where it stands."""
    cursor = None
    with urlopen(f"{site}/api/v1/export.ndjson", timeout=60) as lines, mirror:
        mirror.execute("DELETE FROM record")
        for line in map(json.loads, lines):
            cursor = line.get("cursor") or keep(mirror, line, line)
        if not cursor:
            raise ConnectionError("The export broke off.")
        stand_at(mirror, cursor)
    return cursor


def keep(mirror: sqlite3.Connection, named: dict, record: dict | None):
    place = (named["key"], named["locale"])
    mirror.execute("DELETE FROM record WHERE key = ? AND locale = ?", place)
    if record:
        row = (*place, json.dumps(record))
        mirror.execute("INSERT INTO record VALUES (?, ?, ?)", row)


def stand_at(mirror: sqlite3.Connection, cursor: str):
    mirror.execute("INSERT OR REPLACE INTO position VALUES (1, ?)", (cursor,))


def records(mirror: sqlite3.Connection) -> list[dict]:
    """All that is there now: the moment that a record ends at may have come since."""
    found = [json.loads(row[0]) for row in mirror.execute("SELECT body FROM record")]
    ends = [each["expires_at"] or "9999-01-01T00:00Z" for each in found]
    now = datetime.now(UTC)
    both = zip(found, map(datetime.fromisoformat, ends), strict=True)
    return [each for each, end in both if end > now]


if __name__ == "__main__":
    follow(sys.argv[1], sqlite3.connect(sys.argv[2]))
