"""What readers notice when a search server fails: nothing."""

import time
from threading import Thread

import pytest

from search.catalog.consumers import Unavailable
from search.catalog.cursors import Cursor
from search.engines.base import Query
from search.engines.failsafe import Failsafe
from search.engines.remote import RemoteEngine
from search.engines.tantivy import TantivyEngine
from tests.engines import proxy as faults
from tests.engines import servers
from tests.engines.waiting import AT_ONCE, READER, eventually, within
from tests.search.engines.conftest import CLIENTS, LANGUAGES, search

pytestmark = pytest.mark.server

#: Seconds that a server is left alone; a test need not wait as long as a site.
REST = 0.2

NONSENSE = [
    fault for fault in faults.FAULTS if fault not in (faults.slow, faults.trickling)
]


@pytest.fixture(params=servers.NAMES)
def server(request, search_servers):
    server = search_servers[request.param]
    server.wait()
    return server


@pytest.fixture
def proxy(server):
    """Before the real server, and able to go wrong."""
    with faults.Proxy(server.port).running() as proxy:
        yield proxy


@pytest.fixture
def remote(server, proxy, prefix):
    client = CLIENTS[server.name]([proxy.host])
    engine = RemoteEngine(client, prefix, LANGUAGES, reading_seconds=30)
    yield engine
    proxy.fault = None
    engine.reset()


@pytest.fixture
def failsafe(remote, tmp_path, make_record):
    """Backed by an engine that has the same record."""
    embedded = TantivyEngine(tmp_path / "tantivy", LANGUAGES)
    record = make_record("Labo")
    for engine in (remote, embedded):
        engine.position()
        engine.write([record], Cursor("spring", 1))
        engine.caught_up()
    # The very first question takes a server longer than a reader waits.
    eventually(lambda: count(remote) == 1)
    return Failsafe(remote, embedded, rest=REST)


def count(engine):
    return search(engine, Query("labo", "fr")).total


def test_a_server_that_fails_in_the_middle_of_a_query_is_not_noticed(
    proxy, failsafe, subtests
):
    for fault in faults.FAULTS:
        with subtests.test(fault.__name__):
            assert count(failsafe) == 1
            assert failsafe.health().ok
            proxy.fault = fault

            with within(READER):
                assert count(failsafe) == 1
            for _reader in range(3):
                with within(AT_ONCE):
                    assert count(failsafe) == 1
            with within(AT_ONCE):
                assert failsafe.health().reason

        proxy.fault = None
        eventually(lambda: failsafe.health().ok)
        before = proxy.requests
        assert count(failsafe) == 1
        assert proxy.requests > before


def test_a_server_that_failed_is_tried_once_at_a_time(proxy, failsafe):
    proxy.fault = faults.slow
    count(failsafe)
    time.sleep(REST)
    before = proxy.requests

    readers = [Thread(target=count, args=[failsafe]) for _each in range(8)]
    with within(READER):
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()

    assert proxy.requests - before <= 1


def test_a_server_that_nobody_asks_is_found_well_by_who_looks(proxy, failsafe):
    proxy.fault = faults.full
    count(failsafe)
    proxy.fault = None
    eventually(lambda: failsafe.health().ok)


def test_what_a_server_did_not_write_it_can_be_given_again(
    proxy, remote, failsafe, make_record, subtests
):
    for number, fault in enumerate(NONSENSE, start=2):
        with subtests.test(fault.__name__):
            other = make_record("Labo")
            proxy.fault = fault
            with pytest.raises(Unavailable):
                remote.write([other], Cursor("spring", number))
            with pytest.raises(Unavailable):
                remote.position()

            proxy.fault = None
            assert remote.position() == Cursor("spring", number - 1)
            remote.write([other], Cursor("spring", number))
            assert remote.position() == Cursor("spring", number)
            assert count(remote) == number
