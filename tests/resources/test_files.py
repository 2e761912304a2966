"""Files leave by no door unless everybody may read them."""

import json

import pytest
from django.apps import apps
from wagtail.models import Collection, CollectionViewRestriction

from resources.models import ResourcePage
from search.catalog.actions import check_catalog
from tests.factories import add_document, add_resource, edit, make_admin, record

RESERVED = "Compte rendu réservé"


def files_of(page) -> list[dict]:
    """What partners get of a page's files."""
    return json.loads(record(page).representation)["fields"]["files"]


def titles_of(page) -> list[str]:
    return [row["document"]["title"] for row in files_of(page)]


@pytest.fixture
def page(library, private):
    """A resource with an open file and a private one."""
    documents = [
        add_document("Guide", name="guide.pdf", language="fr", licence="CC-BY-4.0"),
        add_document(RESERVED, name="reserve.odt", language="en", collection=private),
    ]
    return add_resource(library, slug="a", documents=documents)


def test_a_record_names_a_file_with_what_partners_need(page):
    (row,) = files_of(page)

    guide = page.files.first().document
    assert row == {
        "document": {
            "kind": "document",
            "key": str(guide.pk),
            "title": "Guide",
            "language": "fr",
            "licence": "CC-BY-4.0",
            "format": "pdf",
            "bytes": len(b"%PDF-1.7"),
        },
        "language": "",
    }


def test_a_private_file_is_in_no_part_of_the_record(page):
    shown = record(page)

    whole = shown.representation + json.dumps(shown.sections, ensure_ascii=False)
    assert RESERVED not in whole
    assert "odt" not in whole
    assert list(shown.facets.filter(name="file_languages").values_list("value")) == [
        ("fr",)
    ]


def test_a_private_file_is_not_on_the_page(page, client):
    html = client.get("/fr/ressources/a/").content.decode()

    assert RESERVED not in html
    assert "reserve.odt" not in html


def test_a_private_file_is_not_on_the_page_of_those_who_may_read_it_either(
    page, client
):
    # The page may be kept by a cache: it is the same for everyone.
    client.force_login(make_admin())

    assert RESERVED not in client.get("/fr/ressources/a/").content.decode()


def test_a_private_file_does_not_leave_by_the_api(page, client):
    if not apps.is_installed("search.api"):
        return

    answer = client.get(f"/api/v1/content/{page.translation_key}/")

    assert answer.status_code == 200
    assert RESERVED not in answer.content.decode()


def test_the_page_offers_a_file_with_its_language_format_and_size(page, client):
    html = client.get("/fr/ressources/a/").content.decode()

    document = page.files.first().document
    assert f'<a href="{document.url}" hreflang="fr" type="application/pdf">' in html
    cells = "".join(line.strip() for line in html.splitlines())
    assert '<td>français</td><td><span translate="no">PDF</span></td>' in cells
    answer = client.get(document.url)
    assert answer.status_code == 200
    answer.close()


def test_a_file_in_another_language_is_marked_as_such(library, client):
    document = add_document("The guide", name="the-guide.pdf", language="en")
    add_resource(library, slug="a", documents=[document])

    html = client.get("/fr/ressources/a/").content.decode()

    assert f'<a href="{document.url}" hreflang="en"' in html
    assert '<span lang="en">The guide</span>' in html
    assert "anglais" in html


def test_the_page_may_know_the_language_that_the_document_does_not_say(library):
    page = add_resource(library, documents=[add_document()])
    row = page.files.get()
    assert row.file_language == ""

    row.language = "en"
    row.document.language = "fr"

    assert row.file_language == "en"


def test_what_is_not_known_of_a_file_is_said_to_be_unknown(library, client):
    add_resource(library, slug="a", documents=[add_document(name="sans-format")])

    html = client.get("/fr/ressources/a/").content.decode()

    files = html.partition('id="files"')[2].partition("</section>")[0]
    assert files.count('class="unknown"') == 2  # language and format


def test_restricting_a_collection_takes_its_files_out_of_the_records(library, settled):
    root = Collection.get_first_root_node()
    above = root.add_child(name="Dossiers")
    below = above.add_child(name="2018")
    page = add_resource(library, documents=[add_document("Notes", collection=below)])
    assert titles_of(page) == ["Notes"]

    restriction = settled(
        lambda: CollectionViewRestriction.objects.create(
            collection=above, restriction_type="login"
        )
    )
    assert files_of(page) == []

    restriction.restriction_type = "none"
    settled(restriction.save)
    assert titles_of(page) == ["Notes"]

    restriction.restriction_type = "groups"
    settled(restriction.save)
    assert files_of(page) == []

    settled(restriction.delete)
    assert titles_of(page) == ["Notes"]


def test_a_document_that_changes_its_collection_opens_and_closes(
    page, private, settled
):
    document = page.files.last().document

    document.collection = Collection.get_first_root_node()
    settled(document.save)
    assert titles_of(page) == ["Guide", RESERVED]

    document.collection = private
    settled(document.save)
    assert titles_of(page) == ["Guide"]


def test_documents_that_editors_move_together_open_and_close(
    page, private, client, settled
):
    client.force_login(make_admin())
    guide = page.files.first().document

    answer = client.post(
        "/admin/bulk/home/sitedocument/add_to_collection/"
        f"?id={guide.pk}&next=/admin/documents/",
        {"collection": private.pk},
    )

    assert answer.status_code == 302
    settled()
    assert files_of(page) == []
    assert not check_catalog()


def test_a_collection_that_moves_below_a_private_one_closes_its_files(
    library, private, client, settled
):
    client.force_login(make_admin())
    moved = Collection.get_first_root_node().add_child(name="Dossiers")
    page = add_resource(library, documents=[add_document("Notes", collection=moved)])

    answer = client.post(
        f"/admin/collections/{moved.pk}/", {"name": "Dossiers", "parent": private.pk}
    )

    assert answer.status_code == 302
    settled()
    assert files_of(page) == []
    assert not check_catalog()


def test_renaming_a_document_rewrites_the_records_that_name_it(page, settled):
    guide = page.files.first().document

    guide.title = "Guide pratique"
    settled(guide.save)

    assert titles_of(page) == ["Guide pratique"]
    assert "Guide pratique" in json.dumps(record(page).sections)


def test_a_document_that_is_deleted_leaves_pages_and_drafts(page, settled):
    guide = page.files.first().document
    edit(page, title="Un brouillon", publish=False)

    settled(guide.delete)

    assert files_of(page) == []
    draft = ResourcePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [row.document.title for row in draft.files.all()] == [RESERVED]


def test_a_private_collection_costs_the_page_one_query(
    library, private, client, django_assert_max_num_queries
):
    add_resource(library, slug="a", documents=[add_document()])
    add_resource(library, slug="b", documents=[add_document() for _number in range(6)])
    client.get("/fr/ressources/a/")

    with django_assert_max_num_queries(40) as asked:
        client.get("/fr/ressources/a/")
    with django_assert_max_num_queries(len(asked)):
        client.get("/fr/ressources/b/")
