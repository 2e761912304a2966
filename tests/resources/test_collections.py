"""Collections: which resources they show, and in which order."""

import json

import pytest

from resources.models import CollectionItem, CollectionPage
from tests.factories import (
    add_collection,
    add_resource,
    edit,
    make_admin,
    record,
    translate,
)


@pytest.fixture
def guides(library):
    return add_collection(library.get_parent(), title="Les guides", slug="guides")


def shown(client, path: str) -> list[str]:
    """The addresses of the cards of a page, in their order."""
    html = client.get(path).content.decode()
    return [
        part.partition('"')[0] for part in html.split('class="card__link" href="')[1:]
    ]


def order(*resources) -> list[CollectionItem]:
    return [
        CollectionItem(resource=resource, sort_order=place)
        for place, resource in enumerate(resources)
    ]


def test_items_come_first_and_the_others_by_title(library, guides, client):
    pages = {
        slug: add_resource(library, title=title, slug=slug, collection=guides)
        for title, slug in (
            ("Zinc", "zinc"),
            ("Écrire", "ecrire"),
            ("Animer", "animer"),
            ("Fermer", "fermer"),
        )
    }

    edit(guides, items=order(pages["fermer"], pages["zinc"]))

    assert shown(client, "/fr/collections/guides/") == [
        f"/fr/ressources/{slug}/" for slug in ("fermer", "zinc", "animer", "ecrire")
    ]


def test_only_open_resources_that_name_the_collection_are_shown(
    library, guides, client
):
    member = add_resource(library, slug="dedans", collection=guides)
    other = add_resource(library, slug="ailleurs")
    draft = add_resource(library, slug="brouillon", collection=guides, live=False)

    edit(guides, items=order(draft, other, member))

    assert shown(client, "/fr/collections/guides/") == ["/fr/ressources/dedans/"]


def test_a_resource_without_translation_is_shown_in_the_source_language(
    library, guides, client
):
    translate(guides.get_parent(), title="Collections", slug="collections")
    translate(guides, title="The guides", slug="the-guides")
    both = add_resource(library, title="Deux", slug="deux", collection=guides)
    translate(both, title="Two", slug="two")
    add_resource(library, title="Un", slug="un", collection=guides)

    path = "/en/collections/the-guides/"

    assert shown(client, path) == ["/en/resources/two/", "/fr/ressources/un/"]
    borrowed = client.get(path).content.decode().partition("/fr/ressources/un/")[0]
    assert 'lang="fr"' in borrowed.rpartition("/en/resources/two/")[2]


def test_the_record_names_the_items_in_their_order(library, guides):
    first, second = (add_resource(library, collection=guides) for _number in range(2))

    edited = edit(guides, items=order(second, first))

    fields = json.loads(record(edited).representation)["fields"]
    assert [row["resource"]["key"] for row in fields["items"]] == [
        str(second.translation_key),
        str(first.translation_key),
    ]


def test_an_empty_collection_says_so_and_leads_back(guides, client):
    html = client.get("/fr/collections/guides/").content.decode()

    assert 'class="card card--blank empty"' in html
    assert '<a class="go" href="/fr/collections/">' in html


def test_a_collection_is_shown_page_by_page(library, guides, client):
    for _number in range(25):
        add_resource(library, collection=guides)

    assert len(shown(client, "/fr/collections/guides/")) == 24
    assert len(shown(client, "/fr/collections/guides/?page=2")) == 1
    for number in ("3", "x", "0"):
        answer = client.get("/fr/collections/guides/", {"page": number})
        assert answer.status_code == 404


def test_the_introduction_stands_for_a_missing_summary(library, client):
    collection = add_collection(
        library.get_parent(), slug="a", intro="Pour qui commence."
    )

    assert record(collection).summary == "Pour qui commence."
    assert "Pour qui commence." in client.get("/fr/collections/").content.decode()
    assert "Pour qui commence." in client.get("/fr/collections/a/").content.decode()


def test_an_empty_index_of_collections_says_so(library, guides, client, settled):
    settled(guides.delete)

    html = client.get("/fr/collections/").content.decode()

    assert 'class="card card--blank empty"' in html


def test_ordering_a_resource_of_another_collection_is_refused(library, guides, client):
    client.force_login(make_admin())
    member = add_resource(library, collection=guides)
    other = add_resource(library)

    answer = send_order(client, guides, member, other)

    assert answer.status_code == 200
    formset = answer.context["form"].formsets["items"]
    assert [list(form.errors) for form in formset.forms] == [[], ["resource"]]


def test_ordering_a_resource_twice_is_refused(library, guides, client):
    client.force_login(make_admin())
    member = add_resource(library, collection=guides)

    answer = send_order(client, guides, member, member)

    assert answer.status_code == 200
    formset = answer.context["form"].formsets["items"]
    assert [list(form.errors) for form in formset.forms] == [[], ["resource"]]


def test_an_editor_orders_the_resources_of_a_collection(library, guides, client):
    client.force_login(make_admin())
    first, second = (add_resource(library, collection=guides) for _number in range(2))

    answer = send_order(client, guides, second, first)

    assert answer.status_code == 302
    items = CollectionPage.objects.get(pk=guides.pk).items.all()
    assert [row.resource_id for row in items] == [second.pk, first.pk]


def test_resources_of_a_collection_cost_no_query_each(
    library, guides, client, django_assert_max_num_queries
):
    add_resource(library, collection=guides)
    client.get("/fr/collections/guides/")
    with django_assert_max_num_queries(60) as for_one:
        client.get("/fr/collections/guides/")

    for _number in range(6):
        add_resource(library, collection=guides)
    with django_assert_max_num_queries(len(for_one)):
        client.get("/fr/collections/guides/")


def send_order(client, collection, *resources):
    """Publishes a collection with these items, as the editor's browser does."""
    data = {
        "title": collection.title,
        "slug": collection.slug,
        "intro": "",
        "summary": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "items-TOTAL_FORMS": str(len(resources)),
        "items-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    for number, resource in enumerate(resources):
        data[f"items-{number}-resource"] = str(resource.pk)
        data[f"items-{number}-ORDER"] = str(number + 1)
    return client.post(f"/admin/pages/{collection.pk}/edit/", data)
