"""
What is in the index of one language: a document for each record, and one that says
where the index stands.

The server analyses nothing: words are cut at spaces. A record that has no document any
more leaves one without words, since a server that deletes forgets what it deleted, and
a late write would bring it back.
"""

import hashlib
from dataclasses import dataclass

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.documents import (
    STEM_FIELDS,
    VERSION,
    document_of,
    is_searched,
)
from search.engines.remote.client import as_json

STATE_ID = "state"


def _words(option: str, *, norms: bool = True) -> dict:
    return {
        "type": "text",
        "analyzer": "whitespace",
        "index_options": option,
        "norms": norms,
    }


MAPPINGS = {
    "dynamic": "strict",
    # All but the state can be made again from the catalog.
    "_source": {"includes": ["layout", "cursor"]},
    "properties": {
        **{name: _words("freqs") for name in STEM_FIELDS},
        "exact": _words("positions"),
        "code": _words("positions"),
        "accented": _words("docs", norms=False),
        "begun": _words("docs", norms=False),
        "facet": {"type": "keyword", "doc_values": False},
        "searched": {"type": "boolean"},
        "expires": {"type": "long"},
        # Equal scores are in the order of their keys, whichever copy answers.
        "key": {"type": "keyword", "index": False},
        "layout": {"type": "keyword", "index": False, "doc_values": False},
        "cursor": {"type": "keyword", "index": False, "doc_values": False},
    },
}

#: What documents are and how they are indexed: an index of another is made again.
LAYOUT = hashlib.sha256(as_json([VERSION, MAPPINGS]).encode()).hexdigest()[:12]


def index_body(replicas: int, aliases: list[str]) -> dict:
    """What makes an index."""
    return {
        "settings": {
            "number_of_shards": 1,
            "number_of_replicas": replicas,
            "refresh_interval": "1s",
        },
        "mappings": MAPPINGS,
        "aliases": {alias: {} for alias in aliases},
    }


@dataclass(frozen=True, slots=True)
class State:
    """Where an index stands, as its reserved document says."""

    index: str
    layout: str
    cursor: Cursor

    @property
    def is_readable(self) -> bool:
        return self.layout == LAYOUT


def state_lines(alias: str, cursor: Cursor) -> list[dict]:
    # The number keeps a late writer from putting the index back.
    return [
        _heading(alias, STATE_ID, cursor.sequence),
        {"layout": LAYOUT, "cursor": str(cursor), "searched": False},
    ]


def record_lines(alias: str, record: Record) -> list[dict]:
    """What replaces the document of a record, or takes its words away."""
    key = str(record.key)
    body = _document(record) if is_searched(record) else {"searched": False}
    return [_heading(alias, key, record.sequence), body]


def _heading(alias: str, key: str, version: int) -> dict:
    return {
        "index": {
            "_index": alias,
            "_id": key,
            "version": version,
            "version_type": "external_gte",
        }
    }


def _document(record: Record) -> dict:
    made = document_of(record)
    body = {
        "searched": True,
        "key": str(made.key),
        "facet": made.facets,
        **made.stems,
        **{name: getattr(made, name) for name in ("exact", "accented", "code")},
        "begun": made.begun,
    }
    if made.expires is not None:
        body["expires"] = made.expires
    return body
