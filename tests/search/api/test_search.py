"""The site's search over HTTP, as a partner's program asks it."""

import json
from urllib.parse import urlsplit

import pytest
from django.apps import apps

from search.catalog.models import Record
from tests.factories import add_page
from tests.plugins.kitchen.models import Dish, Ingredient, KitchenPage

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not apps.is_installed("search.engines"), reason="search is left out"
    ),
]


@pytest.fixture
def search(client):
    def search(q="soupe", path="", **parameters):
        return client.get(f"/api/v1/search/{path}", {"q": q} | parameters)

    return search


@pytest.fixture
def soups(tree, feed_engine):
    """Two kitchens in French, with a term, and one in English."""
    leek = Ingredient.objects.create(key="leek", name={"fr": "Poireau", "en": "Leek"})
    body = [("section", {"heading": "Recette", "text": "<p>Une soupe verte.</p>"})]
    french = KitchenPage(title="Soupe de poireaux", slug="soupe", body=body)
    french.dishes = [Dish(name={"fr": "Soupe"}, ingredient=leek)]
    pages = [
        add_page(tree.fr, french),
        add_page(tree.fr, KitchenPage(title="Soupe claire", slug="claire")),
        add_page(tree.en, KitchenPage(title="Soupe of the day", slug="day")),
    ]
    feed_engine()
    return pages


def titles(answer):
    return [item["title"] for item in answer.json()["items"]]


def test_an_item_says_what_it_is_where_it_is_and_what_matched(soups, search):
    answer = search("verte")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Language"] == "fr"
    assert answer["Cache-Control"] == "public, no-cache"
    [item] = answer.json()["items"]
    record = Record.objects.get(key=item["key"], locale="fr")
    assert item == {
        "key": str(soups[0].translation_key),
        "locale": "fr",
        "kind": "kitchen",
        "title": "Soupe de poireaux",
        "summary": "",
        "url": f"http://testserver{record.path}",
        "extract": [
            {"text": "Une soupe ", "matched": False},
            {"text": "verte", "matched": True},
            {"text": ".", "matched": False},
        ],
        "section": {
            "anchor": "part-1",
            "heading": "Recette",
            "url": f"http://testserver{record.path}#part-1",
        },
        "score": item["score"],
        "first_published_at": item["first_published_at"],
    }
    assert item["score"] > 0
    assert item["first_published_at"].endswith("Z")


def test_the_readers_language_comes_first(soups, search):
    assert titles(search())[-1] == "Soupe of the day"
    assert titles(search(locale="en"))[0] == "Soupe of the day"
    assert titles(search(language="en")) == ["Soupe of the day"]


def test_facets_are_counted_and_worded_in_the_readers_language(soups, search):
    assert search().json()["facets"] is None
    answer = search(facets="true", ingredients="leek", locale="en").json()
    assert answer["total"] == 1
    words = {each["name"]: each for each in answer["facets"]}
    assert words["ingredients"]["values"] == [
        {"value": "leek", "label": "Leek", "count": 1}
    ]
    assert list(words) == ["ingredients"]
    languages = search(facets="true").json()["facets"][0]
    assert languages == {
        "name": "language",
        "label": languages["label"],
        "values": [
            {"value": "fr", "label": "Français", "count": 2},
            {"value": "en", "label": "Anglais", "count": 1},
        ],
    }


def test_values_of_one_facet_are_alternatives(soups, search):
    assert len(titles(search(language=["fr", "en"], kind=["kitchen"]))) == 3


def test_windows_follow_each_other_by_their_links(soups, search, client):
    answer = search(limit=2, kind="kitchen").json()
    seen, steps = list(answer["items"]), 0
    while answer["links"]["next"]:
        parts = urlsplit(answer["links"]["next"])
        answer = client.get(f"{parts.path}?{parts.query}").json()
        seen += answer["items"]
        steps += 1
    assert (len(seen), steps, answer["total"]) == (3, 1, 3)
    before = urlsplit(answer["links"]["prev"])
    assert "offset" not in before.query
    assert answer["links"]["prev"] == answer["links"]["first"]
    assert "kind=kitchen" in before.query
    assert search(offset=900).json()["items"] == []


def test_what_was_corrected_is_said_and_can_be_meant(soups, search):
    assert search("poireux").json()["corrected"] == "poireaux"
    meant = search("poireux", exact="true").json()
    assert (meant["corrected"], meant["total"]) == (None, 0)


@pytest.mark.parametrize(
    ("parameters", "at"),
    [
        ({"colour": "red"}, "colour"),
        ({"kind": "nothing"}, "kind"),
        ({"ingredients": ["leek", "sugar"]}, "ingredients"),
        ({"ingredients": "\0"}, "ingredients"),
        ({"language": "xx"}, "language"),
        ({"locale": "xx"}, "locale"),
        ({"limit": "0"}, "limit"),
        ({"limit": "101"}, "limit"),
        ({"offset": "-1"}, "offset"),
        ({"facets": "perhaps"}, "facets"),
        ({"q": "x" * 10_000}, "q"),
        ({"q": ["a", "b"]}, "q"),
    ],
)
def test_bad_parameters_are_refused_by_name(soups, search, parameters, at):
    answer = search(**parameters)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert error["loc"] == ["query", at]
    assert error["msg"].endswith(".")


@pytest.mark.parametrize("path", ["", "suggest/"])
def test_a_text_is_required(path, client, db):
    answer = client.get(f"/api/v1/search/{path}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["loc"] == ["query", "q"]


@pytest.mark.parametrize(
    "typed", ["", '""', '"', "-", "🍲", "title:*", "(a OR", "\0\1"]
)
def test_any_text_is_answered(typed, soups, search):
    for path in ("", "suggest/"):
        answer = search(typed, path)
        assert answer.status_code == 200
        assert answer.json()["items"] == []


@pytest.mark.parametrize("path", ["", "suggest/"])
def test_without_an_index_it_says_when_to_try_again(path, db, feed_engine, search):
    answer = search("soupe", path)

    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize("path", ["", "suggest/"])
def test_the_same_etag_is_answered_304(path, soups, search, client):
    etag = search("soupe", path)["ETag"]
    address = f"/api/v1/search/{path}?q=soupe"
    unchanged = client.get(address, headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert client.head(address)["ETag"] == etag
    assert client.post(address).status_code == 405


def test_pages_are_suggested_by_their_titles(soups, search):
    answer = search("soupe cl", "suggest/")
    assert answer.json()["items"][0] == {
        "key": str(soups[1].translation_key),
        "locale": "fr",
        "kind": "kitchen",
        "title": "Soupe claire",
        "url": "http://testserver/fr/claire/",
    }


def test_what_is_withdrawn_is_neither_found_nor_suggested(soups, search, settled):
    settled(soups[1].unpublish)

    assert "Soupe claire" not in titles(search())
    assert "Soupe claire" not in titles(search("soupe cl", "suggest/"))
    assert search().json()["total"] == 2


def test_a_search_costs_few_queries(
    soups, search, monkeypatch, django_assert_num_queries
):
    # What the engine asks the database for itself is its own.
    from search.engines.base import Query
    from search.engines.current import get_search

    results = get_search().search(Query("soupe", "fr"))
    monkeypatch.setattr(
        "search.engines.searching.SiteSearch.search", lambda self, query: results
    )
    # Hits and records; with facets those, and one for each vocabulary in them.
    with django_assert_num_queries(2):
        search()
    with django_assert_num_queries(3):
        search(facets="true", kind="kitchen")
    with django_assert_num_queries(7):
        search(facets="true", ingredients="leek")
    with django_assert_num_queries(1):
        search("soupe", "suggest/")


def test_the_openapi_document_says_how_to_narrow(request):
    path = request.config.rootpath / "docs" / "reference" / "openapi.json"
    operation = json.loads(path.read_text())["paths"]["/api/v1/search/"]["get"]

    names = [each["name"] for each in operation["parameters"]]
    assert {"q", "locale", "kind", "language", "facets", "facet"} <= set(names)
