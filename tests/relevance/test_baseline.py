"""What readers of the demonstration find does not get worse unnoticed."""

import pytest

from search.engines.tantivy import TantivyEngine
from tests.relevance.asking import ask
from tests.relevance.baseline import drops, figures_by_language
from tests.relevance.searched import open_tantivy, searched_engine

# The database is made for tests that say so.
pytestmark = pytest.mark.django_db


@pytest.fixture
def embedded(tmp_path):
    name = TantivyEngine.name
    return searched_engine(name, open_tantivy, tmp_path)


def test_the_embedded_engine_finds_as_well_as_before(embedded, demonstration_part):
    figures = figures_by_language(ask(embedded, demonstration_part))

    fallen = drops(embedded.name, figures)

    assert not fallen, (
        "\n".join(fallen)
        + "\nmake relevance VERBOSE=1 shows the queries; where the loss is meant,"
        " make relevance BASELINE=1 writes the new figures."
    )
