"""The whole record of a kind."""

from django.utils.text import capfirst

from search.catalog.registry import part_names
from search.catalog.schema.fields import Fields
from search.catalog.schema.parts import (
    KEY,
    TEXT,
    TIME,
    list_of,
    object_of,
    or_null,
    reference,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(model: type, *, address: str) -> dict:
    """
    The schema of the records of a page class, which is found at `address`.

    Titles are in the active language. Lists of values that depend on what is published
    are not in it: the same models give the same schema.
    """
    fields = Fields()
    record = object_of(
        {
            "key": KEY,
            "kind": {"const": model.catalog_kind},
            "locale": TEXT,
            "title": TEXT,
            "summary": TEXT,
            "path": TEXT,
            "parent": or_null(reference(key=KEY)),
            "first_published_at": or_null(TIME),
            "last_published_at": or_null(TIME),
            "expires_at": or_null(TIME),
            "licence": or_null(TEXT),
            "fields": fields.of(model),
            "sections": list_of(
                object_of({"anchor": TEXT, "heading": TEXT, "text": TEXT})
            ),
            "parts": object_of(dict.fromkeys(part_names(), TEXT)),
        }
    )
    return {
        "$schema": DIALECT,
        "$id": address,
        "title": capfirst(str(model._meta.verbose_name)),
        "description": model.get_page_description(),
        **record,
        "$defs": fields.definitions,
    }
