"""A page of a list in other formats: a map, a table."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from io import StringIO

from search.api.lists.asking import Asked
from search.api.reading import absolute
from search.catalog.models import Facet, Record
from search.catalog.representation import dump

#: What begins a formula: spreadsheets must not run what an editor wrote.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "key",
    "kind",
    "locale",
    "title",
    "summary",
    "url",
    "first_published_at",
    "last_published_at",
    "licence",
    "longitude",
    "latitude",
)

#: Between the values of one cell.
SEPARATOR = "; "


def as_geojson(records: Sequence[Record], asked: Asked) -> str:
    """RFC 7946. What stands nowhere has no geometry."""
    return dump(
        {
            "type": "FeatureCollection",
            "features": [_feature(record) for record in records],
        }
    )


def as_csv(records: Sequence[Record], asked: Asked) -> str:
    """
    RFC 4180, with a byte order mark for spreadsheets; after the columns, the facets.

    One query for the facets.
    """
    facets = _facets(records)
    names = sorted({name for held in facets.values() for name in held})
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow([*COLUMNS, *names])
    for record in records:
        held = facets.get(record.pk, {})
        values = [SEPARATOR.join(held.get(name, ())) for name in names]
        rows.writerow(map(_cell, [*_cells(record), *values]))
    return f"\ufeff{written.getvalue()}"


#: By name: how it is written, and its media type.
FORMATS: dict[str, tuple[Callable[[Sequence[Record], Asked], str], str]] = {
    "geojson": (as_geojson, "application/geo+json"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}


def _feature(record: Record) -> dict:
    told = json.loads(record.representation)
    geometry = None
    if record.longitude is not None:
        place = [record.longitude, record.latitude]
        geometry = {"type": "Point", "coordinates": place}
    return {
        "type": "Feature",
        "id": f"{record.key}.{record.locale}",
        "geometry": geometry,
        "properties": {
            "key": str(record.key),
            "kind": record.kind,
            "locale": record.locale,
            "title": record.title,
            "summary": told["summary"],
            "licence": told["licence"],
            "url": absolute(record.path),
        },
    }


def _cells(record: Record) -> list:
    told = json.loads(record.representation)
    held = {
        **told,
        "url": absolute(record.path),
        "longitude": record.longitude,
        "latitude": record.latitude,
    }
    return [held[name] for name in COLUMNS]


def _cell(value) -> str:
    """Empty: not stated. A text that would be a formula begins with an apostrophe."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else str(value)


def _facets(records: Sequence[Record]) -> dict[int, dict[str, list[str]]]:
    rows = Facet.objects.filter(record__in=[record.pk for record in records])
    held: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pk, name, value in rows.values_list("record", "name", "value"):
        held[pk][name].append(value)
    for values in held.values():
        for each in values.values():
            each.sort()
    return held
