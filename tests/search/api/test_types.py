"""The types of record over HTTP."""

import pytest
from jsonschema import Draft202012Validator

from search.catalog.registry import catalogued_models
from tests.factories import add_page
from tests.plugins.kitchen.models import KitchenPage

URL = "/api/v1/types/"


def types(client, query="") -> dict[str, dict]:
    answer = client.get(URL + query)
    assert answer.status_code == 200
    return {each["name"]: each for each in answer.json()["items"]}


def test_every_kind_is_there_by_name(client, db):
    found = list(types(client))

    assert found == sorted(model.catalog_kind for model in catalogued_models())


def test_labels_are_in_the_language_asked_for(client, db):
    answer = client.get(f"{URL}?locale=en")

    assert answer["Content-Language"] == "en"
    article = types(client, "?locale=en")["article"]
    assert (article["label"], article["label_plural"]) == (
        "News article",
        "News articles",
    )
    assert types(client)["article"]["description"] != article["description"]


def test_a_type_says_what_it_is_filtered_by(client, db):
    facets = {
        each["name"]: each for each in types(client, "?locale=en")["kitchen"]["facets"]
    }

    assert facets["open_to_all"]["type"] == "boolean"
    assert facets["open_to_all"]["values"] == [
        {"value": "true", "label": "Yes"},
        {"value": "false", "label": "No"},
    ]
    assert facets["ingredients"] == {
        "name": "ingredients",
        "label": "Ingredients",
        "type": "term",
        "kinds": ["ingredient"],
        "values": None,
    }
    assert facets["keywords"]["kinds"] == ["keyword"]
    (machines,) = types(client)["makerspace"]["facets"]
    assert (machines["type"], machines["values"]) == ("number", None)


def test_a_type_says_whether_lists_show_it(client, db, monkeypatch):
    assert types(client)["kitchen"]["listed"] is True

    monkeypatch.setattr(KitchenPage, "catalog_listed", False)

    assert types(client)["kitchen"]["listed"] is False


def test_each_leads_to_a_json_schema_that_its_records_follow(client, tree):
    page = add_page(tree.fr, KitchenPage(title="Un", slug="un", opened="2018"))
    url = types(client)["kitchen"]["schema"]
    schema = client.get(url).json()

    Draft202012Validator.check_schema(schema)
    stored = client.get(f"/api/v1/content/{page.translation_key}/").json()
    Draft202012Validator(schema).validate(stored)
    assert schema["$id"] == url
    stored["fields"]["opened"] = "in 2018"
    assert not Draft202012Validator(schema).is_valid(stored)


def test_titles_of_a_schema_are_in_the_language_asked_for(client, db):
    french = client.get(f"{URL}page/").json()
    english = client.get(f"{URL}page/?locale=en").json()

    assert french["title"] != english["title"]
    assert french["$id"] == english["$id"]


def test_it_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(URL)
        client.get(f"{URL}page/")


@pytest.mark.parametrize("path", ["", "page/"])
def test_the_same_etag_is_answered_304(client, db, path):
    etag = client.get(URL + path)["ETag"]

    unchanged = client.get(URL + path, headers={"If-None-Match": etag})

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    head = client.head(URL + path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)


@pytest.mark.parametrize("path", ["", "page/"])
def test_what_it_does_not_know_is_refused(client, db, path):
    for query in ("?locale=xx", "?kind=page"):
        answer = client.get(URL + path + query)
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
    assert client.post(URL + path).status_code == 405


def test_an_unknown_type_is_not_found(client, db):
    answer = client.get(f"{URL}nothing/")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
