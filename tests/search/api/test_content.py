"""A record over HTTP, as a partner's program reads it."""

import json
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client

from search.catalog.models import Record
from tests.factories import add_page, edit, record, translate


def url(page, query=""):
    return f"/api/v1/content/{page.translation_key}/{query}"


def test_the_stored_bytes_are_sent_as_they_are(tree, client):
    page = add_page(tree.fr, title="Étude", summary="Court.")

    answer = client.get(url(page))

    assert answer.status_code == 200
    assert answer.content == record(page).representation.encode()
    assert answer["Content-Type"] == "application/json"
    assert answer["ETag"] == f'"{record(page).etag}"'
    assert list(answer.json()) == [
        "key",
        "kind",
        "locale",
        "title",
        "summary",
        "path",
        "parent",
        "first_published_at",
        "last_published_at",
        "expires_at",
        "licence",
        "fields",
        "sections",
        "parts",
    ]


def test_a_record_costs_one_query(tree, client, django_assert_num_queries):
    page = add_page(tree.fr)

    with django_assert_num_queries(1):
        client.get(url(page))


def test_the_same_etag_is_answered_304_until_the_page_changes(tree, client):
    page = add_page(tree.fr)
    etag = client.get(url(page))["ETag"]

    unchanged = client.get(url(page), headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["ETag"] == etag

    edit(page, title="Autre")
    assert client.get(url(page), headers={"If-None-Match": etag}).status_code == 200


def test_head_answers_as_get_without_a_body(tree, client):
    page = add_page(tree.fr)

    answer = client.head(url(page))

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"] == f'"{record(page).etag}"'


def test_the_source_language_is_the_default_and_fallback_is_tried_in_order(
    tree, client
):
    french_only = add_page(tree.fr, title="Seul")
    both = add_page(tree.fr, title="Deux")
    translate(both, title="Two")

    assert client.get(url(both)).json()["title"] == "Deux"
    assert client.get(url(both, "?locale=en")).json()["title"] == "Two"
    served = client.get(url(french_only, "?locale=en&fallback=en,fr"))
    assert served.json()["locale"] == "fr"
    assert served["Content-Language"] == "fr"
    missing = client.get(url(french_only, "?locale=en"))
    assert missing.status_code == 404
    assert "fr" in missing.json()["detail"]


def test_unknown_is_404_and_withdrawn_is_410(tree, client, settled):
    page = add_page(tree.fr)
    settled(page.unpublish)

    assert client.get(url(page)).status_code == 410
    assert client.get(f"/api/v1/content/{uuid4()}/").status_code == 404
    assert client.get("/api/v1/content/not-a-key/").status_code == 404


def test_a_draft_is_unknown(tree, client):
    page = add_page(tree.fr, live=False)

    assert client.get(url(page)).status_code == 404


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("?expand=all", "expand"),
        ("?locale=xx", "locale"),
        ("?fallback=en,xx", "fallback"),
        ("?locale=fr&locale=en", "locale"),
        ("?locale=" + "x" * 50, "locale"),
    ],
)
def test_bad_parameters_are_refused_by_name(tree, client, query, at):
    page = add_page(tree.fr)

    answer = client.get(url(page, query))

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert error["loc"] == ["query", at]
    assert error["msg"].endswith(".")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_problems_speak_the_readers_language(tree, client, language):
    answer = client.get(
        f"/api/v1/content/{uuid4()}/", headers={"Accept-Language": language}
    )

    titles = {"fr": "Introuvable", "en": "Not found"}
    assert answer.json()["title"] == titles[language]
    assert answer["Content-Language"] == language
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/v1/content/x/y/"])
def test_every_address_of_the_api_answers_with_problems(db, client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_the_root_leads_to_the_documentation(db, client):
    answer = client.get("/api/v1/", follow=True)

    assert answer.status_code == 200
    assert b"openapi.json" in answer.content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["", "docs", "openapi.json", "content/{key}/"])
def test_writing_is_refused_with_the_methods_that_are_allowed(tree, method, path):
    # As a browser's forged form would be: Django's CSRF check is not what answers.
    client = Client(enforce_csrf_checks=True)
    address = "/api/v1/" + path.format(key=add_page(tree.fr).translation_key)

    answer = client.generic(method, address)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert answer["Content-Type"] == "application/problem+json"


def test_a_record_that_if_match_does_not_name_is_a_problem(tree, client):
    page = add_page(tree.fr)

    answer = client.get(url(page), headers={"If-Match": '"another"'})

    assert answer.status_code == 412
    assert answer["Content-Type"] == "application/problem+json"


def test_the_openapi_document_says_what_problems_are(request):
    path = request.config.rootpath / "docs" / "reference" / "openapi.json"
    document = json.loads(path.read_text())

    (operation,) = document["paths"]["/api/v1/content/{key}/"].values()
    for status, answer in operation["responses"].items():
        media = "application/problem+json" if int(status) >= 400 else "application/json"
        assert list(answer.get("content", {media: None})) == [media]


def test_more_parameters_than_can_be_read_are_refused(tree, client):
    many = "&".join(f"key={number}" for number in range(1100))
    for address in ("/api/v1/content/", url(add_page(tree.fr)), "/api/v1/types/"):
        answer = client.get(f"{address}?{many}")
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"


def test_a_fault_leaks_nothing(tree, client, monkeypatch):
    page = add_page(tree.fr)

    def fail(**kwargs):
        raise RuntimeError("the password is sesame")

    monkeypatch.setattr("search.api.content.record_for", fail)
    answer = client.get(url(page))

    assert answer.status_code == 500
    assert answer["Content-Type"] == "application/problem+json"
    assert b"sesame" not in answer.content


def test_no_session_and_no_language_negotiation_for_the_api(tree, client):
    answer = client.get(url(add_page(tree.fr)))

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_the_committed_openapi_document_is_the_apis(tmp_path, request):
    fresh = tmp_path / "openapi.json"
    call_command(
        "export_openapi_schema", api="search.api.api.api", output=fresh, indent=2
    )

    committed = request.config.rootpath / "docs" / "reference" / "openapi.json"
    assert json.loads(committed.read_text()) == json.loads(fresh.read_text()), (
        "The API changed: run `manage.py export_openapi_schema --indent 2 --api "
        "search.api.api.api --output docs/reference/openapi.json`, and commit the file."
    )


def test_every_record_is_as_the_openapi_document_says(tree, client, request):
    from search.api.schemas import RecordSchema

    add_page(tree.fr, body=[("section", {"heading": "Un", "text": "<p>Deux</p>"})])

    for each in Record.objects.public():
        RecordSchema.model_validate_json(each.representation, strict=False)
