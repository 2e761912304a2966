"""A query that is meant exactly as it was typed."""

import pytest

from search.catalog.cursors import Cursor
from search.engines.base import Query
from search.engines.searching import SiteSearch
from search.engines.tantivy import TantivyEngine

# What editors say of words is read from the database.
pytestmark = pytest.mark.django_db


@pytest.fixture
def search(tmp_path, make_record):
    engine = TantivyEngine(tmp_path / "tantivy", ["fr"], patience=0)
    engine.reset()
    engine.write([make_record("Laboratoire")], Cursor("spring", 1))
    return SiteSearch(engine, engine, ("fr",)).search


def test_a_typing_error_is_corrected_unless_it_is_meant(search):
    corrected = search(Query("labortoire", "fr"))
    meant = search(Query("labortoire", "fr", exact=True))
    assert (corrected.total, corrected.corrected) == (1, "laboratoire")
    assert (meant.total, meant.corrected) == (0, "")
