"""The reference of lists and changes is what the API takes."""

from django.apps import apps

from search.catalog.lists import Operator
from tests.docs.pages import page

REFERENCE = page("docs/reference/lists.md")


def test_every_parameter_operator_and_part_is_in_the_reference():
    if not apps.is_installed("search.api"):
        return
    # The plugin may be left out.
    from search.api.parts.names import PARTS
    from search.api.schemas import ChangesQuery, ListQuery

    assert list(REFERENCE.table("The list")) == list(ListQuery.model_fields)
    assert all(f"| `{each}` |" in REFERENCE.text for each in Operator)
    assert list(REFERENCE.table("Parts")) == list(PARTS)
    assert sorted(REFERENCE.table("Changes")) == sorted(ChangesQuery.model_fields)
