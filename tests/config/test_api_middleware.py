"""What the API's answers say to browsers and to those who want them small."""

import gzip

import pytest
from django.apps import apps

from tests.factories import add_page, record

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("search.api"), reason="needs the API"),
]

ELSEWHERE = {"Origin": "https://partner.example"}


@pytest.fixture
def page(tree):
    return add_page(tree.fr, summary="Un labo. " * 50)


@pytest.fixture
def address(page):
    return f"/api/v1/content/{page.translation_key}/"


def test_pages_of_other_sites_may_read_the_api_and_its_etag(client, address):
    answer = client.get(address, headers=ELSEWHERE)

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "etag" in answer["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer


def test_a_browser_is_told_what_it_may_ask(client, address):
    asked = {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = client.options(address, headers=ELSEWHERE | asked)

    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "if-none-match" in answer["Access-Control-Allow-Headers"]
    assert "POST" not in answer["Access-Control-Allow-Methods"]


def test_errors_can_be_read_from_elsewhere_too(client):
    answer = client.get("/api/v1/nothing/", headers=ELSEWHERE)
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (404, "*")


def test_no_page_may_be_read_from_elsewhere(client, page):
    answer = client.get(record(page).path, headers=ELSEWHERE)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer


def test_an_answer_is_sent_small_under_a_weak_etag(client, address, page):
    small = {"Accept-Encoding": "gzip"}
    whole, packed = client.get(address), client.get(address, headers=small)

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == whole.content
    assert packed["ETag"] == f"W/{whole['ETag']}"
    assert "Accept-Encoding" in packed["Vary"]
    assert "Accept-Encoding" in whole["Vary"]
    known = small | {"If-None-Match": packed["ETag"]}
    assert client.get(address, headers=known).status_code == 304


def test_an_export_is_sent_small_as_well(client, page):
    answer = client.get("/api/v1/export.ndjson", headers={"Accept-Encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    lines = gzip.decompress(answer.getvalue()).decode().splitlines()
    assert record(page).representation in lines
