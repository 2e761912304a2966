"""The demonstration, searched."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from home.models import HomePage
from tests.factories import make_tree, settle_if_open
from tests.relevance.parts import Part, demonstration
from tests.search.engines.conftest import open_engine, prefix, search_servers

__all__ = ["demonstration_part", "open_engine", "prefix", "search_servers"]


@pytest.fixture(scope="module")
def demonstration_part(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[Part]:
    """The demonstration with its queries; what was loaded for it is gone afterwards."""
    said = tmp_path_factory.mktemp("load_demo") / "said"
    with django_db_blocker.unblock(), transaction.atomic(), said.open("w") as file:
        make_tree()
        HomePage.objects.all().delete()
        call_command("load_demo", stdout=file)
        settle_if_open()
        yield demonstration()
        transaction.set_rollback(True)
