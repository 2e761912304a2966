"""The menus over HTTP, as readers' pages show them."""

import pytest
from wagtail.models import PageViewRestriction, Site

from home.models import ArticlePage, GlossaryPage, SiteSettings
from home.models.site_settings import SiteLink
from search.catalog import navigation
from tests.factories import (
    add_article,
    add_article_index,
    add_page,
    settle_if_open,
    translate,
)

URL = "/api/v1/navigation/"


@pytest.fixture
def index(tree):
    return add_article_index(tree.fr)


def menus(client, query="") -> dict:
    answer = client.get(URL + query)
    assert answer.status_code == 200
    return answer.json()


def titles(items: list[dict]) -> list[str]:
    return [each["title"] for each in items]


def test_an_item_has_its_address_and_the_pages_below(tree, index, client):
    second = add_article(index, title="Deuxième")
    add_article(index, title="Premier")

    (item,) = menus(client)["main"]

    assert item["key"] == str(index.translation_key)
    assert item["kind"] == "article_index"
    assert item["url"] == "http://testserver/fr/actualites/"
    assert titles(item["children"]) == ["Deuxième", "Premier"]
    assert item["children_total"] == 2
    assert item["children"][0] == {
        "key": str(second.translation_key),
        "kind": "article",
        "title": "Deuxième",
        "url": f"http://testserver/fr/actualites/{second.slug}/",
    }


def test_what_one_looks_up_is_in_the_secondary_menu(tree, index, client):
    add_page(tree.fr, GlossaryPage(title="Glossaire", slug="glossaire"))

    found = menus(client)

    assert titles(found["main"]) == ["Actualités"]
    assert titles(found["secondary"]) == ["Glossaire"]


def test_menus_are_in_the_language_asked_for(tree, index, client):
    assert menus(client, "?locale=en")["main"] == []

    translate(index, title="News", slug="news")

    found = menus(client, "?locale=en")
    assert (found["locale"], titles(found["main"])) == ("en", ["News"])
    assert client.get(f"{URL}?locale=en")["Content-Language"] == "en"


def test_what_is_not_public_or_not_listed_is_not_there(
    tree, index, client, monkeypatch
):
    add_article(index, live=False)
    closed = add_article(index)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    settle_if_open()
    monkeypatch.setattr(ArticlePage, "catalog_listed", False)
    add_article(index)

    (item,) = menus(client)["main"]
    assert (item["children"], item["children_total"]) == ([], 0)

    PageViewRestriction.objects.create(page=index, restriction_type="login")
    settle_if_open()
    assert menus(client)["main"] == []


def test_the_pages_below_are_bounded_and_counted(tree, index, client, monkeypatch):
    monkeypatch.setattr(navigation, "MOST_CHILDREN", 2)
    for title in "CAB":
        add_article(index, title=title)

    (item,) = menus(client)["main"]

    assert titles(item["children"]) == ["A", "B"]
    assert item["children_total"] == 3


def test_the_languages_have_their_home_pages(tree, client):
    found = menus(client)

    assert found["home"] == {
        "key": str(tree.fr.translation_key),
        "kind": "home",
        "title": tree.fr.title,
        "url": "http://testserver/fr/",
    }
    assert found["languages"] == [
        {"code": "fr", "name": "Français", "url": "http://testserver/fr/"},
        {"code": "en", "name": "English", "url": "http://testserver/en/"},
    ]


def test_a_language_whose_home_is_closed_is_left_out(tree, client, settled):
    settled(tree.en.unpublish)

    assert [each["code"] for each in menus(client)["languages"]] == ["fr"]
    assert menus(client, "?locale=en")["home"] is None


def test_the_links_at_the_foot_of_pages_are_there(tree, client):
    said = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    said.links = [SiteLink(name="Mastodon", url="https://example.org/@labo")]
    said.save()

    assert menus(client)["links"] == [
        {"name": "Mastodon", "url": "https://example.org/@labo"}
    ]


def test_it_costs_two_queries_and_one_for_the_links(
    tree, index, client, django_assert_num_queries
):
    for _each in range(3):
        add_article(index)
    add_page(tree.fr, GlossaryPage(title="Glossaire", slug="glossaire"))

    with django_assert_num_queries(3):
        client.get(URL)


def test_the_same_etag_is_answered_304_until_a_menu_changes(tree, index, client):
    etag = client.get(URL)["ETag"]

    unchanged = client.get(URL, headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    head = client.head(URL)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)

    add_article(index)
    assert client.get(URL, headers={"If-None-Match": etag}).status_code == 200


def test_what_it_does_not_know_is_refused(db, client):
    for query in ("?locale=xx", "?depth=2"):
        answer = client.get(URL + query)
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
    assert client.post(URL).status_code == 405
