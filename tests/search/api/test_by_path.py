"""A record by the address of its page."""

import pytest
from django.apps import apps

from tests.factories import add_page, edit, record, translate

ADDRESS = "/api/v1/content/by-path/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    return lambda path, **parameters: client.get(ADDRESS, {"path": path, **parameters})


def test_it_is_the_stored_record_in_the_language_of_the_address(
    tree, client, read, django_assert_num_queries
):
    page = add_page(tree.fr, slug="etude")
    twin = translate(page, slug="study")

    with django_assert_num_queries(1):
        answer = read("/en/study/")

    assert answer.content == record(twin).representation.encode()
    assert answer["ETag"] == f'"{record(twin).etag}"'
    assert read("/fr/etude/").json()["locale"] == "fr"
    unchanged = client.get(
        ADDRESS,
        {"path": "/en/study/"},
        headers={"If-None-Match": answer["ETag"]},
    )
    assert unchanged.status_code == 304


def test_parts_are_expanded(tree, read):
    page = add_page(tree.fr)
    parts = read(record(page).path, expand="breadcrumbs").json()["parts"]
    assert parts["breadcrumbs"]["items"][0]["kind"] == "home"


def test_what_nobody_can_open_is_at_no_address(tree, read, settled):
    add_page(tree.fr, slug="brouillon", live=False)
    gone = add_page(tree.fr, slug="retiree")
    settled(gone.unpublish)

    for path in ("/fr/brouillon/", "/fr/retiree/", "/fr/nulle-part/", "/"):
        answer = read(path)
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.skipif(
    not apps.is_installed("wagtail.contrib.redirects"), reason="keeps no redirects"
)
def test_a_former_address_leads_to_the_present_one(tree, client, read, settled):
    page = add_page(tree.fr, slug="avant")
    page = edit(page, slug="apres")

    answer = read("/fr/avant/", expand="breadcrumbs")
    assert answer.status_code == 301
    moved = client.get(answer["Location"])
    assert moved.json()["key"] == str(page.translation_key)
    assert "items" in moved.json()["parts"]["breadcrumbs"]

    settled(page.unpublish)
    assert read("/fr/avant/").status_code == 404


def test_an_address_may_be_written_as_people_do(tree, client, read):
    page = add_page(tree.fr, slug="été-ü")

    for path in ("/fr/été-ü/", record(page).path):
        assert read(path).json()["key"] == str(page.translation_key)
    led = read("/fr/été-ü")
    assert led.status_code == 301
    assert client.get(led["Location"]).status_code == 200


@pytest.mark.skipif(
    not apps.is_installed("wagtail.contrib.redirects"), reason="keeps no redirects"
)
def test_an_editors_redirect_that_is_not_for_good_is_told_as_such(tree, read):
    from wagtail.contrib.redirects.models import Redirect

    Redirect.objects.create(
        old_path="/fr/ici", redirect_page=add_page(tree.fr), is_permanent=False
    )
    assert read("/fr/ici/").status_code == 302


@pytest.mark.parametrize(
    "parameters",
    [{}, {"path": ""}, {"path": "fr/"}, {"path": "/\0"}, {"path": "/" * 3000}],
)
def test_what_is_no_address_is_refused(parameters, db, client):
    answer = client.get(ADDRESS, parameters)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["loc"] == ["query", "path"]
