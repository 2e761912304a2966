"""What every test may use, and what a run must not leave out."""

import os
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import settings

from home.models import HomePage
from search.catalog.consumers import feed
from tests.factories import Tree, make_tree, settle_if_open

HERE = Path(__file__).parent

# The examples of property tests are new ones each time in make full only: what a change
# is judged by does not depend on luck.
settings.register_profile("judged", derandomize=not os.environ.get("COUSINAGE_FULL"))
settings.load_profile("judged")

#: Tests of a plugin live in its folder: left out with it.
PLUGIN_TESTS = {
    "labs": "labs.core",
    "resources": "resources",
    "resources/labs": "labs.core",
    "relevance": "labs.core",
    "search/engines": "search.engines",
    "search/pages": "search.pages",
    "search/api": "search.api",
    "demo": "demo",
    "demo/labs": "labs.core",
}


def pytest_ignore_collect(collection_path: Path, config):
    for folder, plugin in PLUGIN_TESTS.items():
        if collection_path == HERE / folder and not apps.is_installed(plugin):
            return True
    return None


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
            item.add_marker(
                pytest.mark.skip(reason="needs PostgreSQL: DATABASE_URL names none")
            )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where nothing may be left out (REQUIRE_ALL), a skipped test has failed."""
    report = yield
    if (
        report.skipped
        and os.environ.get("REQUIRE_ALL")
        and not hasattr(report, "wasxfail")
    ):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be."
    return report


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """pytest-django's database, with the homes that nearly every test needs."""
    with django_db_blocker.unblock():
        make_tree()


@pytest.fixture
def tree(db) -> Tree:
    """Both languages' homes, published, in a transaction that is rolled back."""
    return make_tree()


@pytest.fixture
def committed_tree(transactional_db) -> Tree:
    """The same in a database that commits, as a server's does."""
    return make_tree()


@pytest.fixture
def settled():
    """Runs something, then settles the catalog as its COMMIT would have done."""

    def run(action=None):
        result = action() if action else None
        settle_if_open()
        return result

    return run


@pytest.fixture
def feed_engine(tmp_path, settings):
    """Feeds a search engine of the test's own; call it after publishing."""
    # The plugin may be left out, and with it what the fixture is for.
    from search.engines.current import get_engine

    settings.SEARCH_FOLDER = tmp_path / "search"
    get_engine.cache_clear()
    yield lambda: feed(get_engine())
    get_engine.cache_clear()


@pytest.fixture
def empty(transactional_db):
    """A migrated database with a root for pages, and no site yet."""
    make_tree()
    HomePage.objects.all().delete()
