"""What the demonstration is loaded into."""

import pytest
from django.db import transaction

from demo.loading import Loader
from home.models import HomePage
from tests.demo.files import load, load_news
from tests.factories import make_tree, settle_if_open


def _without_homes() -> None:
    make_tree()
    HomePage.objects.all().delete()


@pytest.fixture
def no_site(db):
    """A migrated database without a home, in a transaction that is rolled back."""
    _without_homes()


@pytest.fixture
def loading(no_site, tmp_path):
    """Loads files with the lists that are given, into the same site each time."""

    def run(**lists):
        return load(tmp_path / "content", **lists)

    return run


@pytest.fixture
def loading_news(no_site, tmp_path):
    """Loads one news article, whose network says what is given."""

    def run(**changes):
        return load_news(tmp_path / "content", **changes)

    return run


@pytest.fixture(scope="module")
def whole(django_db_setup, django_db_blocker):
    """
    The demonstration itself, once for the tests of a module, which share it.

    They stand inside one transaction, and each in another one inside it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        _without_homes()
        loader = Loader()
        loader.load()
        settle_if_open()
        yield loader
        transaction.set_rollback(True)
