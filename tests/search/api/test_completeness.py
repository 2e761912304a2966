"""What a record lacks, over HTTP."""

from uuid import uuid4

import pytest

from home.models import StandardPage
from search.catalog import registry
from search.catalog.registry import register_lateness
from tests.factories import add_page, edit, translate


@pytest.fixture
def lateness(monkeypatch):
    """Whose words are late, as a plugin says it, for one test."""
    monkeypatch.setattr(registry, "_lateness", [])
    return register_lateness


@pytest.fixture
def page(tree, monkeypatch):
    monkeypatch.setattr(
        StandardPage,
        "catalog_lacks",
        lambda page: [] if page.summary else ["summary"],
    )
    return add_page(tree.fr, title="Étude")


def url(page, query=""):
    return f"/api/v1/content/{page.translation_key}/completeness/{query}"


def test_it_says_what_a_page_lacks_and_how_its_translations_stand(page, client):
    answer = client.get(url(page))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Language"] == "fr"
    assert answer.json() == {
        "key": str(page.translation_key),
        "locale": "fr",
        "lacking": ["summary"],
        "translations": {"fr": "present", "en": "missing"},
        "complete": False,
    }


def test_each_language_lacks_its_own(page, client, lateness):
    translate(page, slug="study", summary="Short.")

    answer = client.get(url(page, "?locale=en")).json()

    assert (answer["locale"], answer["lacking"]) == ("en", [])
    assert answer["translations"] == {"fr": "present", "en": "present"}
    assert answer["complete"] is True
    assert client.get(url(page)).json()["complete"] is False


def test_a_translation_that_is_late_is_outdated(page, client, lateness):
    translate(page, slug="study", summary="Short.")
    lateness(lambda keys: [(key, "en") for key in keys if key == page.translation_key])

    answer = client.get(url(page, "?locale=en")).json()

    assert answer["translations"] == {"fr": "present", "en": "outdated"}
    assert answer["complete"] is False


def test_a_translation_is_outdated_once_its_source_says_something_else(page, client):
    translate(page, slug="study", summary="Short.")
    assert client.get(url(page)).json()["translations"]["en"] == "present"

    edit(page, summary="Autre chose.")

    assert client.get(url(page)).json()["translations"]["en"] == "outdated"


def test_its_etag_changes_with_the_other_languages(page, client):
    etag = client.get(url(page))["ETag"]
    unchanged = client.get(url(page), headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")

    translate(page, slug="study")

    assert client.get(url(page), headers={"If-None-Match": etag}).status_code == 200


def test_it_costs_a_query_and_one_for_who_is_late(
    page, client, django_assert_num_queries
):
    with django_assert_num_queries(2):
        client.get(url(page))


def test_it_answers_of_what_the_record_answers_of(page, client, settled):
    assert client.head(url(page)).status_code == 200
    assert client.get(url(page, "?locale=en")).status_code == 404
    assert client.get(url(page, "?locale=xx")).status_code == 400
    assert client.get(url(page, "?fallback=en")).status_code == 400
    assert client.get(f"/api/v1/content/{uuid4()}/completeness/").status_code == 404
    assert client.get("/api/v1/content/not-a-key/completeness/").status_code == 404
    assert client.post(url(page)).status_code == 405

    settled(page.unpublish)

    gone = client.get(url(page))
    assert gone.status_code == 410
    assert gone["Content-Type"] == "application/problem+json"


def test_a_draft_is_unknown(tree, client):
    page = add_page(tree.fr, live=False)

    assert client.get(url(page)).status_code == 404
