"""The search page narrowed down, without a script."""

import re
from urllib.parse import parse_qs, urlencode

import pytest
from django.urls import reverse
from django.utils.translation import override

from search.catalog.models import Mention, Record
from search.catalog.references import list_target
from search.engines.base import Query
from search.engines.current import get_search
from tests.plugins.kitchen.models import Ingredient

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client):
    """The page that answers "soupe", with filters."""

    def search(q="soupe", locale="fr", **parameters):
        with override(locale):
            address = reverse("search_pages:search")
        return client.get(f"{address}?{urlencode({'q': q} | parameters, doseq=True)}")

    return search


@pytest.fixture
def soups(publish):
    """Three kitchens and a workshop, with terms in common."""
    Ingredient.objects.create(key="salt", name={"fr": "Sel", "en": "Salt"})
    Ingredient.objects.create(key="leek", name={"fr": "Poireau", "en": "Leek"})
    open_salt = {"ingredients": "salt", "open_to_all": "true"}
    publish("Soupe un", kind="kitchen", facets=open_salt)
    publish("Soupe deux", kind="kitchen", facets={"ingredients": "leek"})
    publish("Soupe trois", kind="kitchen", facets=open_salt | {"open_to_all": "false"})
    publish("Soupe four", kind="makerspace", locale="en")


def titles(response):
    shown = [*response.context["hits"], *response.context["others"]]
    return sorted(each.record.title for each in shown)


def facets(response):
    return {
        facet.name: {each.value: each.count for each in facet.first}
        for facet in response.context["facets"]
    }


def test_facets_are_offered_with_counts_kind_and_language_first(soups, search):
    response = search()
    assert facets(response) == {
        "kind": {"kitchen": 3, "makerspace": 1},
        "language": {"fr": 3, "en": 1},
        "open_to_all": {"true": 1, "false": 1},
        "ingredients": {"salt": 2, "leek": 1},
    }
    assert list(facets(response))[:2] == ["kind", "language"]
    assert ">Sel</span>" in response.text
    assert "Salt</span>" in search(locale="en").text


def test_a_facet_with_one_value_is_offered_only_where_it_is_chosen(soups, search):
    assert "kind" not in facets(search("un"))
    assert facets(search("un", kind="kitchen"))["kind"] == {"kitchen": 1}


def test_filters_narrow_what_is_shown_and_boxes_stay_ticked(soups, search):
    response = search(ingredients=["salt", "leek"], open_to_all="true")
    assert titles(response) == ["Soupe un"]
    ticked = re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', response.text)
    assert set(ticked) == {
        ("ingredients", "salt"),
        ("ingredients", "leek"),
        ("open_to_all", "true"),
    }


def test_a_filter_that_is_on_is_a_link_that_removes_it(soups, search):
    response = search(ingredients=["salt"], kind="kitchen")
    removals = {
        chip.label: parse_qs(chip.address.lstrip("?"))
        for chip in response.context["chips"]
    }
    assert list(removals.values()) == [
        {"q": ["soupe"], "ingredients": ["salt"]},
        {"q": ["soupe"], "kind": ["kitchen"]},
    ]
    assert list(removals)[1].endswith(": Sel")
    assert response.context["asked"].unfiltered().address == "?q=soupe"


def test_a_language_is_a_filter(soups, search):
    response = search(language="en")
    assert titles(response) == ["Soupe four"]


@pytest.mark.parametrize(
    "junk",
    [
        {"kind": "nothing"},
        {"colour": "red"},
        {"ingredients": "\0"},
        {"ingredients": ["sugar"] * 300},
        {"language": "xx", "exact": "2"},
    ],
)
def test_what_nothing_can_have_is_ignored(soups, search, junk):
    response = search(**junk)
    assert response.status_code == 200
    assert response.context["results"].total == 4
    assert response.context["chips"] == []


def test_a_term_that_nothing_has_may_be_asked_for(soups, search):
    Ingredient.objects.create(key="pepper", name={"fr": "Poivre", "en": "Pepper"})
    # A public page shows every ingredient.
    record = Record.objects.get(title="Soupe un")
    Mention.objects.create(record=record, target=list_target("kitchen.Ingredient"))
    response = search(ingredients="pepper")
    assert titles(response) == []
    assert facets(response)["ingredients"]["pepper"] == 0
    assert response.context["results"].unfiltered == 4
    assert response.context["asked"].unfiltered().address in response.text


def test_a_term_that_readers_meet_nowhere_is_ignored(soups, search):
    Ingredient.objects.create(key="secret", name={"fr": "Secret", "en": "Secret"})
    response = search(ingredients="secret")
    assert response.context["results"].total == 4
    assert response.context["chips"] == []


def test_filters_are_kept_from_page_to_page(publish, search):
    for number in range(25):
        kind = "kitchen" if number < 22 else "makerspace"
        publish(f"Soupe {number}", kind=kind, follow=number == 24)
    response = search(kind="kitchen")
    assert response.context["results"].total == 22
    assert "?q=soupe&amp;kind=kitchen&amp;page=2" in response.text
    assert len(search(kind="kitchen", page=2).context["hits"]) == 2


def test_the_rest_of_a_long_facet_is_folded(publish, search):
    for number in range(12):
        facets = {"machines": f"machine-{number}"}
        publish("Soupe", facets=facets, follow=number == 11)
    response = search()
    [machines] = response.context["facets"]
    assert (len(machines.first), len(machines.rest)) == (8, 4)
    assert "<details class=" in response.text
    chosen = search(machines=machines.rest[0].value).context["facets"][0]
    assert chosen.is_open


def test_a_typing_error_is_corrected_and_may_be_meant(publish, search):
    publish("Laboratoire")
    response = search("labortoire")
    assert titles(response) == ["Laboratoire"]
    assert "laboratoire" in response.text
    assert "?q=labortoire&amp;exact=1" in response.text
    meant = search("labortoire", exact=1)
    assert meant.context["results"].total == 0
    assert 'href="?q=labortoire"' in meant.text


def test_nothing_found_leads_on(tree, soups, search):
    response = search("introuvable")
    with override("en"):
        twin = reverse("search_pages:search")
    assert f'href="{twin}?q=introuvable" hreflang="en"' in response.text


class Answering:
    """A search that has its answer already."""

    def __init__(self, results):
        self.results = results

    def search(self, query):
        return self.results


def test_the_page_costs_the_same_queries_whatever_is_found(
    soups, search, django_assert_num_queries, monkeypatch
):
    results = get_search().search(Query("soupe", "fr"))
    monkeypatch.setattr("search.pages.views.get_search", lambda: Answering(results))
    # The frame's own are two; hits, counts and records are three; which vocabulary has
    # what is one, and the words of each vocabulary are one. A filter must exist and be
    # applied.
    with django_assert_num_queries(7):
        search()
    with django_assert_num_queries(9):
        search(ingredients="salt", kind="kitchen")
