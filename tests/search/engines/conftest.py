"""Engines to try, each on an index of its own, and records to give them."""

import itertools
import os
import uuid

import pytest

from search.catalog.cursors import Cursor
from search.catalog.models import Facet, Record
from search.engines.answering import answer
from search.engines.base import Engine, Query, Results
from search.engines.elasticsearch import ElasticsearchClient
from search.engines.opensearch import OpenSearchClient
from search.engines.remote import RemoteEngine
from search.engines.tantivy import TantivyEngine
from tests.engines import servers

LANGUAGES = ("fr", "en")


CLIENTS = {"elasticsearch": ElasticsearchClient, "opensearch": OpenSearchClient}
#: A busy machine is slow; how fast an engine must be is not what the suite is about.
PATIENCE = {"reading_seconds": 30, "writing_seconds": 60}


def search(engine: Engine, query: Query) -> Results:
    """What an engine answers by itself, with nothing known of words."""
    return answer(engine, query, LANGUAGES)


#: The whole suite runs on each; a server's name is marked.
ENGINES = [
    "tantivy",
    *(pytest.param(name, marks=pytest.mark.server) for name in servers.NAMES),
]


@pytest.fixture(scope="session")
def search_servers(tmp_path_factory):
    """Both servers, shared by the workers of the run."""
    if lacking := servers.lacking():
        pytest.skip(lacking)
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    return servers.shared_servers(folder, run_process())


def run_process() -> int:
    """The process that a run of pytest ends with."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


@pytest.fixture
def prefix():
    """Names for a test's indices that no other test has."""
    return f"test-{uuid.uuid4().hex[:12]}"


@pytest.fixture(params=ENGINES)
def open_engine(request, tmp_path, prefix):
    """Opens the test's index, each time as a new process would."""
    if request.param == "tantivy":
        yield lambda: TantivyEngine(tmp_path / "tantivy", LANGUAGES)
        return
    server = request.getfixturevalue("search_servers")[request.param]
    server.wait()
    client = CLIENTS[server.name]([server.host])

    def open_engine():
        return RemoteEngine(client, prefix, LANGUAGES, **PATIENCE)

    yield open_engine
    open_engine().reset()


@pytest.fixture
def engine(open_engine):
    """An engine that follows an empty catalog."""
    engine = open_engine()
    engine.reset()
    engine.write([], Cursor("spring", 0))
    engine.caught_up()
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
