"""What stands around records: above, below, in other languages, and what they name."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from wagtail.models import Page

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

    What nobody can open is left out, and what is above it is not. Three queries.
    """
    paths = _paths_of(records)
    step = Page.steplen
    higher = {
        path[:end] for path in paths.values() for end in range(step, len(path), step)
    }
    pages = Page.objects.filter(path__in=higher).values_list(
        "path", "translation_key", "locale__language_code"
    )
    named = {(key, code): path for path, key, code in pages}
    rows = _to_link(key__in={key for key, _code in named})
    by_path = {
        named[row.key, row.locale]: row
        for row in rows
        if (row.key, row.locale) in named
    }
    lines: dict[int, list[Record]] = {}
    for record in records:
        path = paths.get((record.key, record.locale), "")
        line = [path[:end] for end in range(step, len(path), step)]
        lines[record.pk] = [by_path[each] for each in line if each in by_path]
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


def _paths_of(records: Sequence[Record]) -> dict[tuple[UUID, str], str]:
    """Where the pages of records stand in Wagtail's tree."""
    pages = Page.objects.filter(
        translation_key__in={record.key for record in records}, alias_of=None
    ).values_list("translation_key", "locale__language_code", "path")
    return {(key, code): path for key, code, path in pages}
