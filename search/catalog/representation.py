"""
What partners get of a page: built once, at publication, from its `api_fields`.

The record's JSON is an object with, in this order: `key`, `kind`, `locale`, `title`,
`summary`, `path` (no host), `parent` (a reference), `first_published_at`,
`last_published_at`, `expires_at` (ISO 8601, UTC), `licence`, `fields`, `sections`,
`parts` (where more about it is read).
A reference is `{"kind", "key"}`, or null when nobody can open what it names.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import models
from django.utils.functional import Promise
from taggit.managers import TaggableManager
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import RichText

from search.catalog.contract import Section
from search.catalog.references import References
from search.catalog.registry import parts_of_record, vocabulary_kind
from search.catalog.relations import field_of
from search.catalog.richtext import rich_text_html


def represent(
    page: Page,
    *,
    locale: str,
    path: str,
    references: References,
    sections: list[Section],
) -> dict:
    """The record's JSON of a live, specific page as a dictionary ready for `dump`."""
    return {
        "key": str(page.translation_key),
        "kind": page.catalog_kind,
        "locale": locale,
        "title": page.title,
        "summary": page.catalog_summary(),
        "path": path,
        "parent": references.to_page(page.get_parent()),
        "first_published_at": _plain(page.first_published_at, references),
        "last_published_at": _plain(page.last_published_at, references),
        "expires_at": _plain(page.expire_at, references),
        "licence": getattr(page, "licence", None) or None,
        "fields": _fields(page, references),
        "sections": [each.as_shown() for each in sections if not each.path],
        "parts": parts_of_record(page.translation_key, locale),
    }


def dump(representation: dict) -> str:
    """The bytes that are stored and sent, as text: compact, in the order given."""
    return json.dumps(representation, ensure_ascii=False, separators=(",", ":"))


def etag_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def facet_rows(page: Page, references: References) -> list[tuple[str, str]]:
    """Pairs of name and stable value, sorted; a fact that is not stated has none."""
    rows = set()
    for name in page.catalog_facets:
        value = _attribute(page, name)
        many = isinstance(value, list | tuple | set | models.QuerySet)
        for item in value if many else [value]:
            plain = _stable(_plain(item, references))
            if plain:
                rows.add((name, plain))
    return sorted(rows)


def _stable(plain) -> str:
    """A facet's value: a reference by its key, yes and no as JSON has them."""
    match plain:
        case None:
            return ""
        case bool():
            return str(plain).lower()
        case dict():
            return plain["key"]
    return str(plain)


def sections_of(page: Page) -> list[Section]:
    """All that can be found of a page: an empty section cannot."""
    return [section for section in page.catalog_sections() if section.text.strip()]


def _fields(instance: models.Model, references: References) -> dict:
    """The values of a model's `api_fields`, page or child row."""
    fields = {}
    for field in getattr(instance, "api_fields", []):
        name = getattr(field, "name", field)
        value = _attribute(instance, name)
        if isinstance(value, str) and _is(RichTextField, instance, name):
            value = RichText(value)
        fields[name] = _plain(value, references)
    return fields


def is_part_of_its_owner(instance: models.Model) -> bool:
    """Whether a row says all of itself in its owner's record, as a child row does."""
    return (
        bool(getattr(instance, "api_fields", None))
        and not isinstance(instance, Page)
        and vocabulary_kind(type(instance)) is None
    )


def _attribute(instance: models.Model, name: str):
    value = getattr(instance, name)
    if isinstance(value, models.Manager):
        rows = list(value.all())
        # Tags have no order of their own.
        return (
            sorted(rows, key=_key_of) if _is(TaggableManager, instance, name) else rows
        )
    return value() if callable(value) else value


def _key_of(term: models.Model) -> str:
    return term.key


def _is(field_class: type, instance: models.Model, name: str) -> bool:
    return isinstance(field_of(type(instance), name), field_class)


def _stands_for_what_is_closed(item, references: References) -> bool:
    """Whether a row that names in `stands_for` what it is about has nothing to name."""
    name = getattr(item, "stands_for", None)
    return name is not None and references.to_row(getattr(item, name)) is None


def _plain(value, references: References):
    """A value as JSON has it, references as kind and key."""
    match value:
        case None | bool() | int() | float():
            return value
        case str() | Promise() | UUID():
            return str(value)
        case Decimal():
            return float(value)
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case RichText():
            return rich_text_html(value.source, references)
        case StreamValue():
            return [
                {
                    "type": block.block_type,
                    "id": block.id,
                    "value": _plain(block.value, references),
                }
                for block in value
            ]
        case StructValue() | dict():
            return {name: _plain(item, references) for name, item in value.items()}
        case TypedTable():
            return _table(value, references)
        case ListValue() | list() | tuple() | models.QuerySet():
            return [
                _plain(item, references)
                for item in value
                if not _stands_for_what_is_closed(item, references)
            ]
        case models.Model() if is_part_of_its_owner(value):
            return _fields(value, references)
        case models.Model():
            return references.to_row(value)
    raise TypeError(f"api_fields cannot hold a {type(value).__name__}: {value!r}")


def _table(table: TypedTable, references: References) -> dict:
    """Columns with the type and heading of each, rows as lists of their cells."""
    return {
        "caption": table.caption,
        "columns": [
            {"type": column["block"].name, "heading": column["heading"]}
            for column in table.columns
        ],
        "rows": [_plain(row["values"], references) for row in table.row_data],
    }
