"""What stands around a record: addresses until it is asked for."""

import pytest
from django.apps import apps

from tests.factories import (
    add_article,
    add_article_index,
    add_page,
    edit,
    make_person,
    make_source,
    translate,
)

pytestmark = pytest.mark.django_db

NAMES = ["breadcrumbs", "children", "translations", "references"]


@pytest.fixture
def read(client):
    """A record with some parts, by its page."""

    def read(page, *parts, locale="fr"):
        answer = client.get(
            f"/api/v1/content/{page.translation_key}/",
            {"locale": locale, "expand": ",".join(parts)},
        )
        assert answer.status_code == 200, answer.content
        return answer.json()["parts"]

    return read


def titles(part) -> list[str]:
    return [item["title"] for item in part["items"]]


def test_a_part_is_an_address_that_expands_it(tree, client, read):
    page = add_page(tree.fr)
    parts = read(page)

    assert list(parts)[:4] == NAMES
    expanded = client.get(parts["breadcrumbs"]).json()["parts"]
    assert titles(expanded["breadcrumbs"]) == ["Accueil"]
    assert expanded["children"] == parts["children"]


def test_breadcrumbs_lead_from_the_home_page_down(tree, read):
    section = add_page(tree.fr, title="Rubrique")
    page = add_page(add_page(section, title="Enfant"), title="Petit-enfant")

    part = read(page, "breadcrumbs")["breadcrumbs"]

    assert titles(part) == ["Accueil", "Rubrique", "Enfant"]
    assert part["items"][1]["url"].endswith(f"/fr/{section.slug}/")


def test_breadcrumbs_pass_over_what_nobody_can_open(tree, client, read, settled):
    section = add_page(tree.fr, title="Fermée")
    page = add_page(section, title="Enfant")
    settled(section.unpublish)

    assert titles(read(page, "breadcrumbs")["breadcrumbs"]) == ["Accueil"]
    home, closed = str(tree.fr.translation_key), str(section.translation_key)
    found = client.get("/api/v1/content/", {"ancestor": home, "type": "page"}).json()
    assert [item["title"] for item in found["items"]] == ["Enfant"]
    assert client.get("/api/v1/content/", {"ancestor": closed}).json()["items"] == []


def test_children_are_those_listed_directly_below(tree, client, read, settled):
    section = add_page(tree.fr)
    for title in "ba":
        add_page(section, title=title)
    add_page(add_page(section, title="c"), title="d")
    add_page(section, title="Brouillon", live=False)
    settled(add_page(section, title="Retirée").unpublish)

    part = read(section, "children")["children"]

    assert (titles(part), part["total"]) == (["a", "b", "c"], 3)
    assert client.get(part["all"]).json()["items"][0]["title"] == "a"


def test_translations_are_told_with_their_state(tree, read):
    page = add_page(tree.fr, title="Étude")
    states = lambda: {  # noqa: E731
        item["locale"]: item["state"]
        for item in read(page, "translations")["translations"]["items"]
    }
    assert states() == {"fr": "present", "en": "missing"}

    twin = translate(page, title="Study")
    assert states() == {"fr": "present", "en": "present"}
    item = read(page, "translations")["translations"]["items"][1]
    assert (item["title"], item["url"].endswith(f"/en/{twin.slug}/")) == ("Study", True)

    edit(page, title="Autre étude")
    assert states() == {"fr": "present", "en": "outdated"}


def test_references_are_pages_and_terms_by_name(tree, read):
    index = add_article_index(tree.fr)
    other = add_page(tree.fr, title="L’autre")
    only_english = add_page(tree.en, title="Only English")
    links = "".join(
        f'<a linktype="page" id="{each.pk}">ici</a>' for each in (other, only_english)
    )
    article = add_article(
        index,
        author=make_person(key="lou", name="Lou Martin"),
        source=make_source(key="notes", title={"fr": "Les notes"}),
        body=[("section", {"heading": "Un", "text": f"<p>{links}</p>"})],
    )

    items = read(article, "references")["references"]["items"]

    assert {(item["kind"], item.get("title", item.get("label"))) for item in items} == {
        ("article_index", index.title),
        ("page", "L’autre"),
        ("page", "Only English"),
        ("person", "Lou Martin"),
        ("source", "Les notes"),
    }


def test_what_is_closed_is_named_by_no_part(tree, read, settled):
    section = add_page(tree.fr, title="Secrète")
    page = add_page(section)
    link = f'<p><a linktype="page" id="{section.pk}">ici</a></p>'
    page = edit(page, body=[("section", {"heading": "Un", "text": link})])
    settled(section.unpublish)

    assert "Secrète" not in str(read(page, *NAMES))


def test_what_is_expanded_costs_the_same_for_one_record_and_for_many(
    tree, client, django_assert_num_queries
):
    index = add_article_index(tree.fr)
    translate(index)
    for number in range(8):
        person = make_person()
        article = add_article(index, author=person, title=f"Article {number}")
        translate(article)

    def asked(part, limit):
        return {"type": "article", "expand": part, "limit": limit, "locale": "fr"}

    # Beside the list: pages, those above, their records; children; versions and who is
    # late; pages, and persons.
    for part, cost in zip(NAMES, [3, 1, 2, 2], strict=True):
        for limit in (1, 8):
            with django_assert_num_queries(1 + cost):
                items = client.get("/api/v1/content/", asked(part, limit)).json()
            assert len(items["items"]) == limit


def test_parts_go_with_some_names_of_records(tree, client):
    add_page(tree.fr)
    (item,) = client.get(
        "/api/v1/content/",
        {"type": "page", "fields": "title", "expand": "breadcrumbs"},
    ).json()["items"]

    assert list(item) == ["key", "kind", "locale", "title", "parts"]
    assert list(item["parts"]) == ["breadcrumbs"]


@pytest.mark.parametrize("expand", ["everything", "breadcrumbs,nothing"])
def test_a_part_that_there_is_not_is_refused(expand, tree, client):
    page = add_page(tree.fr)
    for address in ("", f"{page.translation_key}/"):
        answer = client.get(f"/api/v1/content/{address}", {"expand": expand})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["loc"] == ["query", "expand"]


@pytest.mark.skipif(not apps.is_installed("search.engines"), reason="needs an engine")
def test_similar_pages_are_of_one_record(tree, client, read, feed_engine):
    words = ["jardin partagé compost", "jardin partagé semences", "code logiciel"]
    pages = [
        add_page(
            tree.fr,
            title=f"Page {place}",
            body=[("section", {"heading": "Un", "text": f"<p>{text}</p>"})],
        )
        for place, text in enumerate(words)
    ]
    feed_engine()

    assert titles(read(pages[0], "similar")["similar"])[0] == "Page 1"
    assert client.get("/api/v1/content/", {"expand": "similar"}).status_code == 400
