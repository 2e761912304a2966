"""What stands around records: above, below, in other languages, and what they name."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from search.catalog.models import Record
from search.catalog.registry import outdated_languages, vocabularies
from search.catalog.richtext import keys_linked_in

#: What is read of a record to lead to it.
LINK_FIELDS = ("key", "locale", "kind", "title", "path", "parent")

#: Names of one thing in the documents of JSON: its kind and key.
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Below:
    """The first of what stands directly below a record, and how many there are."""

    records: list[Record]
    total: int


def above(records: Sequence[Record]) -> dict[int, list[Record]]:
    """
    By primary key, what stands above each record in its language, from the top down.

    What is above something that nobody can open is left out. Two queries.
    """
    places = _climb([record.pk for record in records])
    found = _to_link(pk__in={pk for _start, _depth, pk in places})
    by_pk = {record.pk: record for record in found}
    lines: dict[int, list[Record]] = {record.pk: [] for record in records}
    for start, _depth, pk in sorted(places, key=lambda place: -place[1]):
        if pk in by_pk:
            lines[start].append(by_pk[pk])
    return lines


def below(records: Sequence[Record], most: int) -> dict[int, Below]:
    """By primary key, what is listed directly below each record. One query."""
    same = {"partition_by": [F("parent"), F("locale")]}
    rows = (
        _to_link(
            parent__in={record.key for record in records},
            locale__in={record.locale for record in records},
            listed=True,
        )
        .annotate(
            place=Window(RowNumber(), order_by=["title", "key"], **same),
            siblings=Window(Count("pk"), **same),
        )
        .filter(place__lte=most)
        .order_by("title", "key")
    )
    by_parent = defaultdict(list)
    for row in rows:
        by_parent[row.parent, row.locale].append(row)
    return {
        record.pk: Below(children, children[0].siblings if children else 0)
        for record in records
        for children in [by_parent[record.key, record.locale]]
    }


def versions(
    records: Sequence[Record],
) -> dict[UUID, dict[str, tuple[str, Record | None]]]:
    """
    By key, the state of each language of the site and the record in it.

    One query, and one of whoever knows which translations are late.
    """
    keys = {record.key for record in records}
    late = outdated_languages(keys)
    found = {(row.key, row.locale): row for row in _to_link(key__in=keys)}
    states: dict[UUID, dict[str, tuple[str, Record | None]]] = {}
    for key in keys:
        states[key] = {}
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
            row = found.get((key, code))
            if row is None:
                state = "missing"
            else:
                state = "outdated" if code in late.get(key, ()) else "present"
            states[key][code] = (state, row)
    return states


def names_in(representation: str) -> set[Named]:
    """Kind and key of all that a record names; of what its texts link to, the key."""
    record = json.loads(representation)
    return set(_names([record["parent"], record["fields"]]))


def pages_named(keys: Iterable[UUID]) -> dict[UUID, dict[str, Record]]:
    """Public records by key and language. One query."""
    found: dict[UUID, dict[str, Record]] = defaultdict(dict)
    for row in _to_link(key__in=set(keys)):
        found[row.key][row.locale] = row
    return found


def terms_named(names: Iterable[Named]) -> dict[Named, str]:
    """The labels of terms in the active language: one query a vocabulary."""
    by_kind = defaultdict(set)
    for kind, key in names:
        by_kind[kind].add(key)
    labels = {}
    for model, kind in vocabularies().items():
        if by_kind[kind]:
            column = getattr(model, "key_field", "key")
            rows = model._default_manager.filter(**{f"{column}__in": by_kind[kind]})
            labels |= {(kind, term.key): str(term) for term in rows}
    return labels


def _names(value) -> Iterator[Named]:
    match value:
        case {"kind": str(kind), "key": str(key)}:
            yield kind, key
        case dict():
            for item in value.values():
                yield from _names(item)
        case list():
            for item in value:
                yield from _names(item)
        case str():
            for key in keys_linked_in(value):
                yield "", key


def _to_link(**filters):
    return Record.objects.public().filter(**filters).only(*LINK_FIELDS)


def _climb(pks: Sequence[int]) -> list[tuple[int, int, int]]:
    """Where one starts, how far above it, and the primary key of what is there."""
    if not pks:
        return []
    table = connection.ops.quote_name(Record._meta.db_table)
    places = ", ".join(["%s"] * len(pks))
    # Only the table's name and placeholders are put in.
    sql = (
        "WITH RECURSIVE climb(start, depth, id, parent, locale) AS ("  # noqa: S608
        f"SELECT id, 0, id, parent, locale FROM {table} "
        f"WHERE id IN ({places}) "
        "UNION ALL SELECT climb.start, climb.depth + 1, one.id, one.parent, one.locale "
        f"FROM {table} AS one JOIN climb ON one.key = climb.parent "
        "AND one.locale = climb.locale WHERE climb.depth < 100) "
        "SELECT start, depth, id FROM climb WHERE depth > 0"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, pks)
        return cursor.fetchall()
