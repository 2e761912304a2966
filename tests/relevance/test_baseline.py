"""What readers of the demonstration find does not get worse unnoticed."""

import pytest

from tests.relevance.asking import ask
from tests.relevance.baseline import drops, figures_by_language
from tests.relevance.searched import searched_engine

# The database is made for tests that say so.
pytestmark = pytest.mark.django_db


def test_each_engine_finds_as_well_as_before(open_engine, demonstration_part, tmp_path):
    name = open_engine().name
    searched = searched_engine(name, lambda _folder: open_engine(), tmp_path)

    fallen = drops(name, figures_by_language(ask(searched, demonstration_part)))

    assert not fallen, (
        "\n".join(fallen)
        + "\nmake relevance VERBOSE=1 shows the queries; where the loss is meant,"
        " make relevance BASELINE=1 writes the new figures."
    )
