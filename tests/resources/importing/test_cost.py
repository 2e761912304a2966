"""What an import costs the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import SiteDocument
from tests.factories import edit
from tests.resources.importing.lot import EN, FR, page


def test_a_resource_costs_the_same_however_many_there_are(
    library, folder, load, django_assert_max_num_queries
):
    root = folder({f"fr/{number}.txt": f"Texte {number}" for number in range(3)})
    load(root)

    with django_assert_max_num_queries(200) as few:
        load(folder({"fr/x.txt": "x"}))
    folder({f"fr/{number}.txt": f"Texte {number}" for number in range(3, 15)})
    load(root)
    with django_assert_max_num_queries(250) as many:
        load(folder({"fr/y.txt": "y"}))

    # Each that is unchanged is looked up once.
    assert len(many) - len(few) == 13


def test_each_page_and_document_is_indexed_once_for_the_search_of_the_admin(
    library, folder, load
):
    root = folder({"fr/a.md": FR, "en/a.md": EN})

    with CaptureQueriesContext(connection) as asked:
        load(root)

    # Two pages, two documents and two keywords.
    written = [each["sql"] for each in asked if "UPDATE" in each["sql"].split()[0]]
    assert sum("wagtailsearch_indexentry" in sql for sql in written) <= 6
    assert found("guide") == {"Le guide", "The guide"}
    assert SiteDocument.objects.search("guide").count() == 2


def found(words: str) -> set[str]:
    """What the admin's search of pages finds."""
    return {each.title for each in Page.objects.search(words)}


def test_the_search_of_the_admin_finds_what_an_import_changed(library, folder, load):
    load(folder({"fr/a.md": FR, "en/a.md": EN}))

    load(folder({"fr/a.md": FR.replace("Le guide", "Le manuel")}))

    assert found("manuel") == {"Le manuel"}
    assert found("guide") == {"The guide"}


def test_what_is_saved_afterwards_is_indexed_as_ever(library, folder, load):
    load(folder({"fr/a.md": FR, "fr/b.pdf": b"%PDF"}))

    edit(page("Le guide"), title="La notice")

    assert found("notice") == {"La notice"}
