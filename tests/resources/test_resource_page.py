"""A resource, as an editor fills it in and as a reader reads it."""

import json
import re

import pytest
from django.core.exceptions import ValidationError

from resources.models import ResourcePage
from tests.factories import (
    add_collection,
    add_document,
    add_page,
    add_resource,
    make_admin,
    record,
    translate,
)


@pytest.fixture
def guide(library):
    """A resource of which everything is stated, in French."""
    document = add_document("Guide de préfiguration", language="fr")
    return add_resource(
        library,
        title="Préfigurer un labo",
        slug="prefigurer",
        summary="Les étapes, une à une.",
        kind="guide",
        authors="Le réseau",
        date="2018-06",
        licence="etalab-2.0",
        documents=[document],
    )


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "book"}, "kind"),
        ({"date": "June 2018"}, "date"),
        ({"date": "2018-13"}, "date"),
        ({"authors": "x" * 256}, "authors"),
        ({"summary": "x" * 501}, "summary"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(library, fields, at):
    page = add_resource(library)
    for name, value in fields.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [at]


def test_the_collection_is_chosen_by_its_source_page(library):
    collection = add_collection(library.get_parent(), title="Les guides")
    translate(collection.get_parent(), title="Collections", slug="collections")
    twin = translate(collection, title="The guides", slug="guides")
    page = add_resource(library, collection=collection)

    page.collection = twin
    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    (message,) = refused.value.message_dict["collection"]
    assert "Les guides" in message


def test_the_page_says_what_is_stated_in_both_languages(guide, client):
    translate(guide, title="Prefiguring a lab", slug="prefiguring", summary="Step by.")

    french = client.get("/fr/ressources/prefigurer/").content.decode()
    english = client.get("/en/resources/prefiguring/").content.decode()

    assert 'data-kind="resource"' in french
    assert "Préfigurer un labo" in french
    assert '<time datetime="2018-06">juin 2018</time>' in french
    assert "Prefiguring a lab" in english
    assert '<time datetime="2018-06">June 2018</time>' in english
    for html in (french, english):
        assert "Le réseau" in html
        assert f"/id/{guide.translation_key}/" in html


def test_what_no_source_states_is_said_to_be_unknown(library, client):
    add_resource(library, slug="nu")

    html = client.get("/fr/ressources/nu/").content.decode()

    unknown = re.findall(r"<dt>([^<]*)</dt><dd><span class=\"unknown\">", html)
    assert len(unknown) == 3  # authors, date, collection
    for anchor in ("files", "about"):
        part = html.partition(f'id="{anchor}"')[2].partition("</section>")[0]
        assert 'class="unknown"' in part


def test_all_that_the_catalog_links_to_is_on_the_page(guide, client):
    html = client.get("/fr/ressources/prefigurer/").content.decode()

    anchors = {section["anchor"] for section in record(guide).sections}
    assert anchors == {"facts", "files"}
    assert anchors <= set(re.findall(r'id="([^"]*)"', html))


def test_the_record_holds_what_partners_need(guide):
    fields = json.loads(record(guide).representation)["fields"]

    assert fields["kind"] == "guide"
    assert fields["authors"] == "Le réseau"
    assert fields["date"] == "2018-06"
    assert fields["collection"] is None
    assert fields["about"] == []


def test_a_link_to_the_collection_is_in_the_readers_language(library, client):
    collection = add_collection(library.get_parent(), title="Les guides", slug="guides")
    page = add_resource(library, slug="a", collection=collection)
    translate(page, title="A", slug="a")

    english = client.get("/en/resources/a/").content.decode()
    assert '<a href="/fr/collections/guides/" hreflang="fr">' in english
    assert '<span lang="fr">Les guides</span>' in english

    translate(collection.get_parent(), title="Collections", slug="collections")
    translate(collection, title="Our guides", slug="our-guides")
    english = client.get("/en/resources/a/").content.decode()
    assert '<a href="/en/collections/our-guides/">Our guides</a>' in english


def test_a_collection_that_nobody_can_open_is_not_named(library, client, settled):
    collection = add_collection(library.get_parent(), title="Secrète", slug="secrete")
    page = add_resource(library, slug="a", collection=collection)
    assert str(collection.translation_key) in record(page).representation

    settled(collection.unpublish)

    assert str(collection.translation_key) not in record(page).representation
    assert "secrete" not in client.get("/fr/ressources/a/").content.decode()


def test_a_collection_that_is_deleted_leaves_its_resources(library, settled):
    collection = add_collection(library.get_parent())
    page = add_resource(library, collection=collection)

    settled(collection.delete)

    page.refresh_from_db()
    assert page.collection is None
    assert record(page).facets.filter(name="collection").count() == 0


def test_the_index_lists_resources_with_their_kind_and_date(guide, client):
    html = client.get("/fr/ressources/").content.decode()

    assert "Préfigurer un labo" in html
    assert "juin 2018" in html
    assert 'href="/fr/ressources/prefigurer/"' in html


def test_an_empty_index_says_so_and_offers_ways_out(library, client):
    for path in ("/fr/ressources/", "/en/resources/"):
        html = client.get(path).content.decode()

        assert 'class="card card--blank empty"' in html
        assert '<a class="go"' in html


def test_the_index_leads_to_the_collections_of_its_language(library, client):
    add_collection(library.get_parent())

    french = client.get("/fr/ressources/").content.decode()
    english = client.get("/en/resources/").content.decode()

    assert 'href="/fr/collections/"' in french
    assert "/collections/" not in english


def test_the_index_is_in_the_menu(library, client):
    html = client.get("/fr/").content.decode()

    menu = html.partition('id="frame.menu"')[2].partition("</nav>")[0]
    assert 'href="/fr/ressources/"' in menu


def test_the_page_asks_for_files_and_subjects_at_once(
    library, client, django_assert_max_num_queries
):
    documents = [add_document(f"Fichier {number}") for number in range(8)]
    add_resource(library, slug="peu", documents=documents[:1])
    add_resource(library, slug="beaucoup", documents=documents)
    client.get("/fr/ressources/peu/")

    with django_assert_max_num_queries(40) as asked:
        client.get("/fr/ressources/peu/")
    with django_assert_max_num_queries(len(asked)):
        client.get("/fr/ressources/beaucoup/")


def test_records_of_many_resources_are_built_in_few_queries(
    library, settled, django_assert_max_num_queries
):
    pages = [
        add_resource(library, documents=[add_document(), add_document()])
        for _number in range(6)
    ]

    def touch(pages):
        for page in pages:
            page.save()

    with django_assert_max_num_queries(220) as for_two:
        settled(lambda: touch(pages[:2]))
    with django_assert_max_num_queries(220) as for_six:
        settled(lambda: touch(pages))
    # Saving costs each page its own queries; building the records costs none more.
    saving = (len(for_six) - len(for_two)) / 4
    with django_assert_max_num_queries(round(saving)):
        touch(pages[:1])


def test_an_editor_can_make_one(library, client, settled):
    client.force_login(make_admin())
    document = add_document()
    address = f"/admin/pages/add/resources/resourcepage/{library.pk}/"
    form = client.get(address)
    assert form.status_code == 200

    answer = client.post(
        address,
        form_data(
            title="Un outil",
            slug="un-outil",
            kind="tool",
            files=[{"document": document.pk, "language": "en"}],
        ),
    )

    assert answer.status_code == 302, answer.context["form"].errors
    page = ResourcePage.objects.get(slug="un-outil")
    assert page.files.get().file_language == "en"
    settled()
    assert record(page).kind == "resource"


def test_an_editor_sees_a_new_resource_before_it_is_saved(library, client):
    client.force_login(make_admin())
    address = f"/admin/pages/add/resources/resourcepage/{library.pk}/preview/"
    rows = [{"document": add_document("Notice").pk, "language": ""}]

    sent = client.post(
        address, form_data(title="Un outil", slug="a", kind="tool", files=rows)
    )
    shown = client.get(address)

    assert sent.json()["is_valid"]
    assert shown.status_code == 200
    assert "Un outil" in shown.content.decode()
    assert "Notice" in shown.content.decode()


def test_a_resource_says_what_it_lacks(library):
    bare = add_resource(library)
    assert set(record(bare).lacking) == {
        "summary",
        "image",
        "body",
        "source",
        "authors",
        "date",
        "files",
        "about",
    }

    fuller = add_resource(library, date="2018", documents=[add_document()])
    assert not {"date", "files"} & set(record(fuller).lacking)


def test_the_same_file_twice_is_refused_at_the_second(library, client):
    client.force_login(make_admin())
    row = {"document": add_document().pk, "language": ""}

    answer = client.post(
        f"/admin/pages/add/resources/resourcepage/{library.pk}/",
        form_data(title="Un outil", slug="un-outil", kind="tool", files=[row, row]),
    )

    assert answer.status_code == 200
    formset = answer.context["form"].formsets["files"]
    assert [list(form.errors) for form in formset.forms] == [[], ["document"]]


def test_a_subject_of_another_kind_is_refused_at_its_field(library, client):
    client.force_login(make_admin())
    other = add_page(library.get_parent())

    answer = client.post(
        f"/admin/pages/add/resources/resourcepage/{library.pk}/",
        form_data(title="A", slug="a", kind="tool", about=[{"page": other.pk}]),
    )

    assert answer.status_code == 200
    formset = answer.context["form"].formsets["about"]
    assert [list(form.errors) for form in formset.forms] == [["page"]]


def form_data(*, files=(), about=(), **fields) -> dict:
    """What the editor's browser sends to publish a resource."""
    data = {
        "summary": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    } | fields
    for relation, rows in (("files", files), ("about", about)):
        data[f"{relation}-TOTAL_FORMS"] = str(len(rows))
        data[f"{relation}-INITIAL_FORMS"] = "0"
        for number, row in enumerate(rows):
            for name, value in (row | {"ORDER": number + 1}).items():
                data[f"{relation}-{number}-{name}"] = str(value)
    return data
