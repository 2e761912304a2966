"""The vocabularies over HTTP: what readers meet of them, and nothing else."""

import pytest

from home.models import FormerKey, GlossaryPage, Keyword, StandardPage
from search.catalog.registry import vocabularies
from tests.factories import (
    add_page,
    edit,
    make_glossary_term,
    make_source,
    settle_if_open,
)
from tests.plugins.kitchen.models import Dish, Ingredient, KitchenPage

URL = "/api/v1/vocabularies/"


def named(tree, *terms, **fields):
    """Sources that a page each names."""
    return [
        add_page(tree.fr, StandardPage(title="Un", slug=f"un-{term.key}", source=term))
        for term in terms
    ]


def keys(client, name="source", query="") -> list[str]:
    answer = client.get(f"{URL}{name}/{query}")
    assert answer.status_code == 200
    return [each["key"] for each in answer.json()["items"]]


def test_every_vocabulary_is_there_with_the_number_of_its_terms(tree, client):
    named(tree, make_source())

    answer = client.get(f"{URL}?locale=en")

    found = {each["name"]: each for each in answer.json()["items"]}
    assert list(found) == sorted(vocabularies().values())
    assert answer["Content-Language"] == "en"
    assert found["source"] == {
        "name": "source",
        "label": "Source",
        "label_plural": "Sources",
        "terms": 1,
        "url": "http://testserver/api/v1/vocabularies/source/",
    }


def test_a_term_has_a_label_in_each_of_its_languages(tree, client):
    both = make_source(key="a", title={"fr": "Titre", "en": "Title"})
    french = make_source(key="b", title={"fr": "Titre"})
    named(tree, both, french)

    first, second = client.get(f"{URL}source/").json()["items"]

    assert first == {
        "kind": "source",
        "key": "a",
        "label": {"fr": "Titre", "en": "Title"},
        "url": "http://testserver/api/v1/vocabularies/source/a/",
    }
    assert second["label"] == {"fr": "Titre"}
    assert client.get(first["url"]).json() == first


def test_a_vocabulary_of_any_plugin_has_labels(tree, client):
    flour = Ingredient.objects.create(key="flour", name={"fr": "Farine", "en": "Flour"})
    page = KitchenPage(title="Cuisine", slug="cuisine")
    page.dishes = [Dish(name={"fr": "Pain"}, ingredient=flour)]
    add_page(tree.fr, page)

    (item,) = client.get(f"{URL}ingredient/").json()["items"]

    assert item["label"] == {"fr": "Farine", "en": "Flour"}


def test_what_only_a_draft_names_is_not_there(tree, client, settled):
    hidden, shown = make_source(key="hidden"), make_source(key="shown")
    add_page(tree.fr, StandardPage(title="Un", slug="un", source=hidden), live=False)
    (page,) = named(tree, shown)

    assert keys(client) == ["shown"]
    assert client.get(f"{URL}source/hidden/").status_code == 404

    settled(page.unpublish)

    assert keys(client) == []
    assert client.get(f"{URL}source/shown/").status_code == 404


def test_what_a_draft_of_a_public_page_names_is_not_there(tree, client):
    first, second = make_source(key="first"), make_source(key="second")
    (page,) = named(tree, first)

    edit(page, source=second, publish=False)

    assert keys(client) == ["first"]


def test_a_page_that_shows_a_whole_vocabulary_opens_it(tree, client):
    make_glossary_term(key="labo")
    assert keys(client, "glossary_term") == []

    add_page(tree.fr, GlossaryPage(title="Glossaire", slug="glossaire"))

    assert keys(client, "glossary_term") == ["labo"]
    make_glossary_term(key="fablab")
    assert keys(client, "glossary_term") == ["fablab", "labo"]


def test_pages_of_a_list_follow_each_other_while_it_changes(tree, client):
    terms = [make_source(key=key) for key in "abcde"]
    named(tree, *terms)

    first = client.get(f"{URL}source/?limit=2").json()
    assert [each["key"] for each in first["items"]] == ["a", "b"]
    assert first["terms"] == 5
    named(tree, make_source(key="aa"))
    second = client.get(first["links"]["next"]).json()
    assert [each["key"] for each in second["items"]] == ["c", "d"]
    last = client.get(second["links"]["next"]).json()
    assert [each["key"] for each in last["items"]] == ["e"]
    assert last["links"]["next"] is None


def test_a_cursor_outlives_the_term_that_it_ended_with(tree, client):
    terms = [make_source(key=key) for key in "abc"]
    pages = named(tree, *terms)
    following = client.get(f"{URL}source/?limit=2").json()["links"]["next"]

    pages[1].delete()
    terms[1].delete()
    settle_if_open()

    assert [each["key"] for each in client.get(following).json()["items"]] == ["c"]


@pytest.mark.parametrize("name", sorted(vocabularies().values()))
def test_every_vocabulary_is_read_whole_by_pages(tree, client, name, monkeypatch):
    from search.catalog import terms as reads
    from tests.search.catalog.walk.site import make_terms

    make_terms()
    settle_if_open()
    monkeypatch.setattr(
        "search.api.vocabularies.public_terms", lambda model: model.objects.all()
    )
    (model,) = (each for each, kind in vocabularies().items() if kind == name)

    found, query = [], "?limit=1"
    while query:
        answer = client.get(f"{URL}{name}/{query}").json()
        found += [each["key"] for each in answer["items"]]
        query = (answer["links"]["next"] or "").partition(name + "/")[2]

    assert found == [
        term.key for term in model.objects.order_by(*reads.order_of(model))
    ]
    assert len(found) == len(set(found)) >= 2


def test_a_key_from_before_a_merge_leads_to_the_present_one(tree, client):
    named(tree, make_source(key="present"))
    FormerKey.objects.create(kind="source", key="former", present_key="present")
    FormerKey.objects.create(kind="source", key="lost", present_key="nothing")

    answer = client.get(f"{URL}source/former/?locale=en")

    assert answer.status_code == 301
    assert answer["Location"] == (
        "http://testserver/api/v1/vocabularies/source/present/?locale=en"
    )
    assert client.get(f"{URL}source/lost/").status_code == 404
    assert client.get(f"{URL}person/former/").status_code == 404


def test_the_number_of_queries_is_that_of_vocabularies(
    tree, client, django_assert_num_queries
):
    named(tree, *[make_source(key=key) for key in "abc"])

    with django_assert_num_queries(len(vocabularies())):
        client.get(URL)
    with django_assert_num_queries(2):
        assert len(keys(client)) == 3
    with django_assert_num_queries(1):
        client.get(f"{URL}source/a/")


@pytest.mark.parametrize("path", ["", "source/", "source/a/"])
def test_the_same_etag_is_answered_304_and_head_as_get(tree, client, path):
    named(tree, make_source(key="a"))
    etag = client.get(URL + path)["ETag"]

    unchanged = client.get(URL + path, headers={"If-None-Match": etag})

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    head = client.head(URL + path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)
    assert client.post(URL + path).status_code == 405


@pytest.mark.parametrize(
    "query",
    [
        "?locale=xx",
        "?kind=a",
        "?limit=0",
        "?limit=101",
        "?cursor=x",
        "?cursor=W10",
        "?cursor=WzFd" + "WzFd" * 200,
        "?cursor=WyJcdTAwMDAiXQ",
        "?cursor=W251bGxd",
        "?cursor=W1tdXQ",
        "?cursor=WyJcdWQ4MDAiXQ",
    ],
)
def test_what_it_does_not_know_is_refused(tree, client, query):
    answer = client.get(f"{URL}source/{query}")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_an_unknown_vocabulary_is_not_found(tree, client):
    assert client.get(f"{URL}nothing/").status_code == 404
    assert client.get(f"{URL}nothing/a/").status_code == 404
    assert client.get(f"{URL}source/a%00/").status_code == 404


def test_a_term_of_drafts_alone_is_as_unknown_as_one_that_there_is_not(tree, client):
    draft = add_page(tree.fr, live=False)
    draft = draft.get_latest_revision_as_object()
    draft.keywords.add("Projet secret")
    draft.save_revision()
    Keyword.objects.get_or_create(name="Projet secret")

    for word in ("projet-secret", "nulle-part"):
        for name in ("keywords", "keywords__ne", "keywords__in"):
            answer = client.get("/api/v1/content/", {name: word})
            assert answer.status_code == 400, (name, word)


def test_a_keyword_of_signs_alone_has_a_key(tree, client):
    for word in ("[", "♻", "bois"):
        page = add_page(tree.fr)
        page.keywords.add(word)
        edit(page)

    answer = client.get("/api/v1/vocabularies/keyword/")

    assert answer.status_code == 200
    assert len({item["key"] for item in answer.json()["items"]} - {""}) == 3
