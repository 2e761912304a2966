"""A page of a list in other formats: a map, a table, a feed."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import StringIO
from urllib.parse import urlencode

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext, override

from search.api.lists.asking import Asked
from search.api.reading import absolute
from search.catalog.facets import kind_labels
from search.catalog.lists import Operator
from search.catalog.models import Facet, Record
from search.catalog.representation import dump

#: What begins a formula: spreadsheets must not run what an editor wrote.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

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


def as_atom(records: Sequence[Record], asked: Asked) -> str:
    """
    RFC 4287. The newest first where it is sorted so; an entry is named by its key.

    What was never dated counts as of the first moment that computers know.
    """
    with override(asked.locale):
        title = _feed_title(asked)
    feed = Atom1Feed(
        title=title,
        link=absolute(f"/{asked.locale}/"),
        description=None,
        language=asked.locale,
        feed_url=absolute(f"{asked.path}?{urlencode(asked.parameters, doseq=True)}"),
        feed_guid=f"urn:cousinage:{asked.fingerprint}",
    )
    for record in records:
        told = json.loads(record.representation)
        feed.add_item(
            title=_in_xml(record.title),
            link=absolute(record.path),
            description=_in_xml(told["summary"]) or None,
            unique_id=f"urn:uuid:{record.key}",
            categories=[record.kind],
            pubdate=record.first_published_at,
            updateddate=record.last_published_at or datetime.fromtimestamp(0, UTC),
            item_copyright=told["licence"],
        )
    return feed.writeString("utf-8")


#: By name: how it is written, and its media type.
FORMATS: dict[str, tuple[Callable[[Sequence[Record], Asked], str], str]] = {
    "geojson": (as_geojson, "application/geo+json"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "atom": (as_atom, "application/atom+xml; charset=utf-8"),
}


def _in_xml(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def _feed_title(asked: Asked) -> str:
    """The site's name, and the kinds that the list is of."""
    kinds = kind_labels(plural=True)
    named = [
        kinds[value]
        for condition in asked.wanted.conditions
        if condition.name == "kind" and condition.operator in (Operator.EQ, Operator.IN)
        for value in condition.values
    ]
    return ", ".join(named) or gettext("Everything that is published")


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
