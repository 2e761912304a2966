"""Engines to try, each on an index of its own, and records to give them."""

import itertools
import uuid

import pytest

from search.catalog.cursors import Cursor
from search.catalog.models import Facet, Record
from search.engines.answering import answer
from search.engines.base import Engine, Query, Results
from search.engines.tantivy import TantivyEngine

LANGUAGES = ("fr", "en")


def open_tantivy(folder):
    return TantivyEngine(folder / "tantivy", LANGUAGES, patience=0)


def search(engine: Engine, query: Query) -> Results:
    """What an engine answers by itself, with nothing known of words."""
    return answer(engine, query, LANGUAGES)


#: An engine that joins the suite is a function that opens its index.
ENGINES = {"tantivy": open_tantivy}


@pytest.fixture(params=ENGINES)
def open_engine(request, tmp_path):
    """Opens the test's index, each time as a new process would."""
    return lambda: ENGINES[request.param](tmp_path)


@pytest.fixture
def engine(open_engine):
    """An engine that follows an empty catalog."""
    engine = open_engine()
    engine.reset()
    engine.write([], Cursor("spring", 0))
    return engine


@pytest.fixture
def make_record():
    """Makes a record that is not saved; a later one has a higher number."""
    numbers = itertools.count(1)

    def make(title="", *, locale="fr", text="", heading="", **fields):
        section = {"anchor": "a", "heading": heading, "text": text}
        values = {
            "key": uuid.uuid4(),
            "kind": "programme",
            "title": title,
            "path": f"/{locale}/page/",
            "sections": [section] if heading or text else [],
            "sequence": next(numbers),
        }
        facets = fields.pop("facets", {})
        record = Record(locale=locale, **(values | fields))
        record.pk = record.sequence
        record._prefetched_objects_cache = {
            "facets": [Facet(name=name, value=value) for name, value in facets.items()]
        }
        return record

    return make


@pytest.fixture
def write(engine):
    """Gives records to the engine, as the follower does."""

    def write(*records):
        engine.write(records, Cursor("spring", records[-1].sequence))

    return write


@pytest.fixture
def found(engine):
    """What a reader's query finds: (key, locale) pairs, best first."""

    def found(text, locale="fr", **window):
        results = search(engine, Query(text, locale, **window))
        return [(hit.key, hit.locale) for hit in results.hits]

    return found
