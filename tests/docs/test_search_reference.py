"""The reference of search is what its API takes and answers."""

import pytest
from django.apps import apps

from tests.docs.pages import page

REFERENCE = page("docs/reference/search.md")

pytestmark = pytest.mark.skipif(
    not apps.is_installed("search.api"), reason="the API is left out"
)


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("Parameters of a search", "SearchQuery"),
        ("An answer", "SearchSchema"),
        ("An item", "FoundSchema"),
        ("A suggestion", "SuggestionSchema"),
    ],
)
def test_the_reference_has_the_names_of_the_schemas(heading, schema):
    from search.api import schemas

    assert list(REFERENCE.table(heading)) == list(getattr(schemas, schema).model_fields)
