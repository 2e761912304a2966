"""A site with a search server: what is published is found, whatever happens."""

import random
import signal
import time
from itertools import count as numbers

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from search.catalog import consumers
from search.catalog.following import Follower
from search.engines.failsafe import Failsafe
from search.engines.remote import RemoteEngine, layout
from search.engines.searching import SiteSearch
from search.engines.tantivy import TantivyEngine
from tests.engines import servers
from tests.engines.waiting import AT_ONCE, READER, eventually, within
from tests.factories import add_page
from tests.search.catalog.processes import PROCESSES, processes_on_this_database
from tests.search.engines.conftest import CLIENTS, LANGUAGES, PATIENCE, run_process
from tests.search.engines.site import count, following, is_exact, meanwhile

pytestmark = pytest.mark.server

KILLS = 4
REST = 0.2


@pytest.fixture(params=servers.NAMES)
def name(request):
    return request.param


@pytest.fixture
def server(name, search_servers):
    server = search_servers[name]
    server.wait()
    return server


@pytest.fixture
def own_server(name, search_servers, tmp_path):
    """One that a test may kill: `search_servers` says whether there can be any."""
    server = servers.new_server(name, tmp_path)
    server.start(run_process())
    server.wait()
    yield server
    server.remove()


def open_on(name, host, prefix):
    return RemoteEngine(CLIENTS[name]([host]), prefix, LANGUAGES, **PATIENCE)


@pytest.fixture
def open_remote(server, prefix):
    """Opens the test's indices, each time as a new process would."""

    def opened():
        return open_on(server.name, server.host, prefix)

    yield opened
    opened().reset()


@pytest.fixture
def embedded(tmp_path):
    return TantivyEngine(tmp_path / "tantivy", LANGUAGES)


@pytest.fixture
def follow(monkeypatch):
    """Has the catalog followed by consumers in the place of the site's own."""

    def follow(*chosen):
        by_name = {str(id(each)): each for each in chosen}
        monkeypatch.setattr(consumers, "_consumers", by_name)
        return following()

    return follow


@pytest.fixture
def publish(committed_tree):
    """Publishes a page that a search for "atelier" finds."""
    number = numbers(1)
    return lambda: add_page(committed_tree.fr, title=f"Atelier {next(number)}")


def test_a_full_server_takes_nothing_and_everything_later(
    server, prefix, open_remote, embedded, publish, follow
):
    remote = open_remote()
    with follow(open_remote(), embedded):
        publish()
        eventually(lambda: is_exact(remote))
        full = {"index.blocks.read_only_allow_delete": True}
        server.ask("PUT", f"/{prefix}-*/_settings", full)

        publish()
        eventually(lambda: is_exact(embedded))
        assert (count(remote), count(embedded)) == (1, 2)

        server.ask("PUT", f"/{prefix}-*/_settings", dict.fromkeys(full))
        eventually(lambda: is_exact(remote))
        assert count(remote) == 2


def indices(server, prefix):
    return sorted(server.ask("GET", f"/{prefix}-*/_alias"))


def delete_an_index(server, prefix):
    server.ask("DELETE", f"/{indices(server, prefix)[0]}")


def delete_every_index(server, prefix):
    server.ask("DELETE", f"/{','.join(indices(server, prefix))}")


def age(server, prefix):
    """Has the indices say that an earlier version made them."""
    body = {"layout": "of long ago", "cursor": "spring.1", "searched": False}
    for index in indices(server, prefix):
        server.ask("PUT", f"/{index}/_doc/{layout.STATE_ID}", body)


@pytest.mark.parametrize("damage", [delete_an_index, delete_every_index, age])
def test_indices_are_made_again_while_pages_are_published_and_searched(
    damage, server, prefix, open_remote, embedded, publish, follow
):
    remote = open_remote()
    failsafe = Failsafe(remote, embedded, patience=10, rest=REST)
    with follow(open_remote(), embedded):
        publish()
        eventually(lambda: is_exact(remote))
        eventually(lambda: is_exact(embedded))

        def search():
            assert count(failsafe) >= 1

        with meanwhile(search), meanwhile(publish):
            damage(server, prefix)
            before = count(embedded)
            eventually(lambda: count(embedded) > before + 3)
        eventually(lambda: is_exact(remote) and is_exact(embedded))
        assert count(remote) == count(embedded)
        eventually(lambda: len(indices(server, prefix)) == len(LANGUAGES))


def test_two_followers_at_once_do_no_harm(server, prefix, open_remote, publish, follow):
    remote = open_remote()
    with follow(open_remote(), open_remote()):
        for _page in range(10):
            publish()
        eventually(lambda: is_exact(remote))
        eventually(lambda: len(indices(server, prefix)) == len(LANGUAGES))


def follow_in_this_process(name, host, prefix):
    consumers._consumers.clear()
    consumers.register_consumer(open_on(name, host, prefix))
    Follower(interval=0.01, first_retry=0.01, last_retry=0.1).run()


def test_a_follower_that_is_killed_loses_nothing(
    server, open_remote, publish, tmp_path, follow, prefix
):
    moments = random.Random()  # noqa: S311 - protects nothing
    arguments = (server.name, server.host, prefix)
    with processes_on_this_database(tmp_path), meanwhile(publish):
        for _kill in range(KILLS):
            process = PROCESSES.Process(target=follow_in_this_process, args=arguments)
            process.start()
            time.sleep(moments.uniform(0.5, 2))
            assert process.is_alive(), "the follower ended by itself"
            process.kill()
            process.join()
            process.close()
    remote = open_remote()
    with follow(open_remote()):
        eventually(lambda: is_exact(remote))


def test_a_server_that_is_frozen_or_killed_is_not_noticed(
    own_server, prefix, embedded, publish, follow, monkeypatch
):
    remote, followed = (
        open_on(own_server.name, own_server.host, prefix) for _each in range(2)
    )
    failsafe = Failsafe(remote, embedded, rest=REST)
    site = SiteSearch(failsafe, embedded, LANGUAGES)
    monkeypatch.setattr("search.pages.views.get_search", lambda: site)
    monkeypatch.setattr("search.pages.suggesting.get_search", lambda: site)

    def found():
        with translation.override("fr"):
            address = reverse("search_pages:search")
        answer = Client().get(address, {"q": "atelier"})
        assert answer.status_code == 200
        return answer.content.decode().count('href="/fr/page-')

    def goes_on_without():
        with within(READER):
            before = found()
        with within(AT_ONCE):
            assert count(failsafe)
        with within(AT_ONCE):
            assert failsafe.health().reason
        publish()
        eventually(lambda: is_exact(embedded))
        with within(READER):
            assert found() > before

    def comes_back():
        eventually(lambda: is_exact(remote))
        eventually(lambda: failsafe.health().ok)
        assert count(remote) == count(embedded)

    with follow(followed, embedded):
        publish()
        eventually(lambda: is_exact(remote))
        found()  # which loads what the first page needs
        own_server.signal(signal.SIGSTOP)
        goes_on_without()
        own_server.signal(signal.SIGCONT)
        comes_back()
        own_server.signal(signal.SIGKILL)
        goes_on_without()
        own_server.start_after_a_kill(run_process())
        comes_back()
