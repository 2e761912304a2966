"""The address that a key always has."""

from uuid import uuid4

import pytest

from tests.factories import add_page, edit, translate


@pytest.mark.parametrize(("asked", "path"), [("fr", "/fr/un/"), ("en", "/en/one/")])
def test_it_leads_to_the_page_in_the_readers_language(tree, client, asked, path):
    page = add_page(tree.fr, slug="un")
    translate(page, slug="one")

    answer = client.get(
        f"/id/{page.translation_key}/", headers={"Accept-Language": asked}
    )

    assert (answer.status_code, answer["Location"]) == (302, path)
    assert "Accept-Language" in answer["Vary"]


def test_it_leads_to_another_language_when_there_is_no_other(tree, client):
    page = add_page(tree.fr, slug="un")

    answer = client.get(
        f"/id/{page.translation_key}/", headers={"Accept-Language": "en"}
    )

    assert answer["Location"] == "/fr/un/"


def test_it_follows_the_page_wherever_it_goes(tree, client):
    page = add_page(tree.fr, slug="avant")
    edit(page, slug="apres")

    assert client.get(f"/id/{page.translation_key}/")["Location"] == "/fr/apres/"


def test_what_is_public_no_more_is_gone_and_what_never_was_is_unknown(
    tree, client, settled
):
    page = add_page(tree.fr, title="Secret")
    draft = add_page(tree.fr, live=False)
    settled(page.unpublish)

    gone = client.get(f"/id/{page.translation_key}/")

    assert gone.status_code == 410
    assert "Secret" not in gone.content.decode()
    assert client.get(f"/id/{draft.translation_key}/").status_code == 404
    assert client.get(f"/id/{uuid4()}/").status_code == 404
