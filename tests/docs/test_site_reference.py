"""The reference of what the API says of the site is what it answers."""

import pytest
from django.apps import apps

from tests.docs.pages import page

REFERENCE = page("docs/reference/site.md")

TABLES = {
    "Types": "TypeSchema",
    "A facet": "TypeFacetSchema",
    "Vocabularies": "VocabularySchema",
    "A term": "TermSchema",
    "Navigation": "NavigationSchema",
    "An item of a menu": "MenuItemSchema",
    "Redirects": "RedirectSchema",
}


@pytest.mark.parametrize(("heading", "name"), TABLES.items())
def test_every_object_has_its_names_in_the_reference(heading, name):
    if not apps.is_installed("search.api"):
        return
    # The plugin may be left out.
    from search.api import site_schemas

    schema = getattr(site_schemas, name).model_json_schema(mode="serialization")

    assert list(REFERENCE.table(heading)) == list(schema["properties"])
