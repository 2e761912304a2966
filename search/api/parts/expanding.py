"""Parts of records, read for many records in a fixed number of queries."""

import json
from collections.abc import Callable, Sequence
from uuid import UUID

from django.utils.translation import override

from search.api.reading import absolute
from search.catalog import around
from search.catalog.models import Record
from search.catalog.representation import dump

#: Children of a record; the list of all of them is at the address beside.
MOST_CHILDREN = 50

#: What a part is for each of some records, by primary key.
Part = dict[int, object]


def expanded(records: Sequence[Record], parts: Sequence[str]) -> list[dict]:
    """The representations, each with the parts in place of their addresses."""
    read = {name: _READERS[name](records) for name in parts}
    shown = []
    for record in records:
        told = json.loads(record.representation)
        told["parts"] |= {name: read[name][record.pk] for name in parts}
        shown.append(told)
    return shown


def expanded_text(record: Record, parts: Sequence[str]) -> str:
    (shown,) = expanded([record], parts)
    return dump(shown)


def page_link(record: Record) -> dict[str, str]:
    """What leads to a page."""
    return {
        "key": str(record.key),
        "kind": record.kind,
        "locale": record.locale,
        "title": record.title,
        "url": absolute(record.path),
    }


def _breadcrumbs(records: Sequence[Record]) -> Part:
    return {
        pk: {"items": [page_link(each) for each in line]}
        for pk, line in around.above(records).items()
    }


def _children(records: Sequence[Record]) -> Part:
    found = around.below(records, MOST_CHILDREN)
    return {
        record.pk: {
            "items": [page_link(each) for each in found[record.pk].records],
            "total": found[record.pk].total,
            "all": absolute(
                f"/api/v1/content/?locale={record.locale}&parent={record.key}"
            ),
        }
        for record in records
    }


def _translations(records: Sequence[Record]) -> Part:
    found = around.versions(records)
    return {
        record.pk: {
            "items": [
                {
                    "locale": code,
                    "state": state,
                    "title": row.title if row else None,
                    "url": absolute(row.path) if row else None,
                    "record": absolute(f"/api/v1/content/{row.key}/?locale={code}")
                    if row
                    else None,
                }
                for code, (state, row) in found[record.key].items()
            ]
        }
        for record in records
    }


def _references(records: Sequence[Record]) -> Part:
    """Pages in the record's language, else in another; terms with their labels."""
    named = {record.pk: around.names_in(record.representation) for record in records}
    every = set().union(*named.values())
    pages = around.pages_named(UUID(key) for _kind, key in every if _is_uuid(key))
    terms = {}
    for code in {record.locale for record in records}:
        with override(code):
            terms[code] = around.terms_named(every)
    told: Part = {}
    for record in records:
        items = {}
        for kind, key in sorted(named[record.pk]):
            if (kind, key) in terms[record.locale]:
                label = terms[record.locale][kind, key]
                items[kind, key] = {"kind": kind, "key": key, "label": label}
            elif _is_uuid(key) and (found := pages.get(UUID(key))):
                row = found.get(record.locale) or found[min(found)]
                items[row.kind, key] = page_link(row)
        told[record.pk] = {"items": [items[each] for each in sorted(items)]}
    return told


def _similar(records: Sequence[Record]) -> Part:
    """Asks the search engine for each record: of one record at a time only."""
    # Without engines the part is not offered, and they cannot be imported.
    from search.engines.base import EngineUnavailable
    from search.engines.current import get_search
    from search.engines.reading.finding import read_suggested

    told: Part = {}
    for record in records:
        try:
            hits = get_search().similar(record.key, record.locale)
        except EngineUnavailable:
            hits = None
        items = None if hits is None else list(map(page_link, read_suggested(hits)))
        told[record.pk] = {"items": items}
    return told


def _is_uuid(key: str) -> bool:
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False


_READERS: dict[str, Callable[[Sequence[Record]], Part]] = {
    "breadcrumbs": _breadcrumbs,
    "children": _children,
    "translations": _translations,
    "references": _references,
    "similar": _similar,
}
