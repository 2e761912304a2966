"""A page of a list, as it goes over the wire."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import override

from search.api.lists.asking import Asked
from search.api.lists.cursors import write_cursor
from search.api.parts.expanding import expanded
from search.api.reading import absolute
from search.catalog.facets import facets_of
from search.catalog.lists import Window, counts, place_of, wanted_records
from search.catalog.models import Record
from search.catalog.representation import dump


def answered(found: Window, asked: Asked, path: str) -> str:
    """
    JSON, in which whole records are the bytes that were stored.

    One query for the total, and a fixed number for facets and for each part that is
    expanded.
    """
    items = ",".join(_shown(found.records, asked))
    about = {
        "total": wanted_records(asked.wanted).count() if asked.total else None,
        "facets": _facets(asked) if asked.facets else None,
        "links": links(found, asked, path),
    }
    return f'{{"items":[{items}],{dump(about)[1:]}'


def _shown(records: list[Record], asked: Asked) -> Iterator[str]:
    if not asked.parts and asked.selection is None:
        yield from (record.representation for record in records)
        return
    for told in expanded(records, asked.parts):
        if asked.selection is None:
            yield dump(told)
            continue
        chosen = asked.selection.of(told)
        if asked.parts:
            chosen["parts"] = {name: told["parts"][name] for name in asked.parts}
        yield dump(chosen)


def links(found: Window, asked: Asked, path: str) -> dict[str, str | None]:
    """To this list's first page and to those around this one."""
    before = after = None
    if found.has_previous and found.records:
        before = place_of(found.records[0], asked.wanted.sort, before=True)
    if found.has_next and found.records:
        after = place_of(found.records[-1], asked.wanted.sort)

    def at(place) -> str | None:
        if place is None:
            return None
        return _address(asked, path, write_cursor(place, asked.fingerprint))

    return {"first": _address(asked, path, ""), "prev": at(before), "next": at(after)}


def link_header(found: Window, asked: Asked, path: str) -> dict[str, str]:
    """The same as a header (RFC 8288), for formats that have no room for links."""
    told = links(found, asked, path)
    return {
        "Link": ", ".join(
            f'<{address}>; rel="{name}"' for name, address in told.items() if address
        )
    }


def _address(asked: Asked, path: str, cursor: str) -> str:
    """The same text for the same list, in whatever order it was asked for."""
    parameters = {n: v for n, v in sorted(asked.parameters.items()) if n != "cursor"}
    if cursor:
        parameters["cursor"] = [cursor]
    query = urlencode(parameters, doseq=True)
    return absolute(f"{path}?{query}" if query else path)


def _facets(asked: Asked) -> list[dict]:
    counted = counts(asked.wanted)
    with override(asked.locale):
        offered = [
            {
                "name": each.name,
                "label": each.label,
                "values": [
                    {"value": value, "label": each.values[value], "count": count}
                    for value, count in counted[each.name].items()
                    if value in each.values
                ],
            }
            for each in facets_of(counted)
        ]
    return offered
