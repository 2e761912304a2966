"""What resources can be filtered by, and what readers call it."""

import pytest
from django.utils.translation import override

from search.catalog.facets import facet, facets_of
from tests.factories import add_collection, add_document, add_resource, record


def test_facets_say_kind_collection_language_and_year(library):
    collection = add_collection(library.get_parent())
    page = add_resource(
        library,
        kind="workshop-notes",
        date="2018-06",
        collection=collection,
        documents=[add_document(language="fr"), add_document(language="")],
    )

    assert set(record(page).facets.values_list("name", "value")) == {
        ("resource_kind", "workshop-notes"),
        ("date_year", "2018"),
        ("collection", str(collection.translation_key)),
        ("file_languages", "fr"),
    }


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("fr", {"fr": "Français", "en": "Anglais"}),
        ("en", {"fr": "French", "en": "English"}),
    ],
)
def test_the_languages_of_files_are_named_in_the_readers_language(library, code, names):
    add_resource(library, documents=[add_document(language="fr")])

    with override(code):
        (found,) = facets_of({"file_languages": ["fr", "en"]})
        offered = facet("file_languages")

    assert found.values == offered.values == names
