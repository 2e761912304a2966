"""What is suggested while a reader types, and how browsers hear of the search."""

from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils.translation import override

pytestmark = pytest.mark.django_db

SPACE = {"os": "http://a9.com/-/spec/opensearch/1.1/"}


def address(name, locale="fr", **parameters):
    with override(locale):
        path = reverse(f"search_pages:{name}")
    return f"{path}?{urlencode(parameters)}" if parameters else path


@pytest.fixture
def suggest(client):
    def suggest(q, locale="fr"):
        return client.get(address("suggest", locale, q=q))

    return suggest


def titles(response):
    return [each["title"] for each in response.json()["suggestions"]]


def test_a_page_is_suggested_by_the_beginning_of_its_title(publish, suggest):
    record = publish("Soupe à l'oignon", kind="kitchen", path="/fr/soupe/")
    response = suggest("soupe à l'oig")
    assert response.json()["suggestions"] == [
        {
            "title": record.title,
            "address": "/fr/soupe/",
            "kind": "kitchen",
            "kind_label": "Kitchen page",
            "language": "",
            "language_name": "",
        }
    ]
    assert response["Content-Type"] == "application/json"
    assert "no-cache" in response["Cache-Control"]


def test_one_in_another_language_says_so(publish, suggest):
    publish("Onion soup", locale="en")
    [suggestion] = suggest("onion").json()["suggestions"]
    assert (suggestion["language"], suggestion["language_name"]) == ("en", "Anglais")


def test_there_are_eight_at_the_most_and_their_number_is_said(publish, suggest):
    for number in range(12):
        publish(f"Soupe {number}", follow=number == 11)
    answer = suggest("sou").json()
    assert len(answer["suggestions"]) == 8
    assert answer["said"].startswith("8 ")
    assert suggest("zzz").json()["said"]


def test_what_is_withdrawn_is_not_suggested(publish, suggest):
    record = publish("Soupe")
    publish(key=record.key, withdrawn=True, title="", follow=False)
    assert titles(suggest("soupe")) == []


@pytest.mark.parametrize("typed", ["", "  ", "-", '"', "x" * 10_000, "\0", "🍲", "(*"])
def test_anything_may_be_typed(typed, publish, suggest):
    publish("Soupe")
    response = suggest(typed)
    assert (response.status_code, titles(response)) == (200, [])


def test_an_engine_that_cannot_answer_suggests_nothing(engine, suggest):
    response = suggest("soupe")
    assert (response.status_code, titles(response)) == (503, [])


def test_suggestions_are_read_in_one_query(publish, suggest, django_assert_num_queries):
    publish("Soupe")
    with django_assert_num_queries(1):
        suggest("soupe")


@pytest.mark.parametrize(
    ("locale", "words"), [("fr", "Rechercher sur le site"), ("en", "Search the site")]
)
def test_a_browser_is_told_how_to_search(locale, words, tree, client):
    page = client.get(f"/{locale}/")
    described = address("opensearch", locale)
    assert f'type="application/opensearchdescription+xml" href="{described}"' in (
        page.text
    )

    answer = client.get(described)

    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own document
    templates = {
        url.get("type"): url.get("template") for url in root.findall("os:Url", SPACE)
    }
    assert templates["text/html"] == (
        f"http://testserver{address('search', locale)}?q={{searchTerms}}"
    )
    assert root.find("os:Language", SPACE).text == locale
    assert root.find("os:Description", SPACE).text.endswith(words)
    assert len(root.find("os:ShortName", SPACE).text) <= 16


def test_a_browser_is_given_completions(publish, client):
    publish("Soupe", kind="kitchen", path="/fr/soupe/")
    answer = client.get(address("completions", q="sou"))
    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert answer.json() == [
        "sou",
        ["Soupe"],
        ["Kitchen page"],
        ["http://testserver/fr/soupe/"],
    ]
