"""What a page lacks, told to editors where they can mend it, and to the catalog."""

import json
import re

import pytest
from django.urls import reverse

from home.completeness import completeness, completeness_of, lacking
from home.models import ArticlePage, StandardPage
from home.translation.states import TranslationState, states_of
from tests.anything import any_image
from tests.factories import (
    add_article,
    add_article_index,
    add_page,
    edit,
    make_admin,
    make_person,
    make_source,
    record,
    translate,
)
from tests.home.translation.localize import page_of, send_to_translation

BODY = json.dumps(
    [{"type": "section", "value": {"heading": "Un", "text": "<p>Mot</p>"}, "id": "a"}]
)


def codes(page) -> list[str]:
    return [lack.code for lack in lacking(page)]


@pytest.fixture
def index(tree):
    return add_article_index(tree.fr)


def test_an_empty_article_lacks_all_that_an_article_has(index):
    article = add_article(index)

    assert codes(article) == ["summary", "image", "body", "source", "date", "author"]
    assert completeness(article) == 0


def test_a_full_article_lacks_nothing(index):
    article = add_article(
        index,
        summary="Court.",
        image=any_image(alt={"fr": "Une salle"}),
        body=BODY,
        source=make_source(),
        date="2018-01-31",
        author=make_person(),
    )

    assert codes(article) == []
    assert completeness(article) == 1


def test_half_an_article_is_half_complete(index):
    article = add_article(
        index, summary="Court.", source=make_source(), author=make_person()
    )

    assert completeness(article) == 0.5


def test_an_image_that_shows_something_must_say_it(index):
    article = add_article(index, image=any_image(alt={}))
    assert "image_alt" in codes(article)

    article.image.is_decorative = True
    assert "image_alt" not in codes(article)
    assert "image" not in codes(article)


def test_the_text_of_an_image_is_wanted_in_the_language_of_the_page(index):
    translate(index, title="News", slug="news")
    article = add_article(index, image=any_image(alt={"fr": "Une salle"}))
    twin = translate(article, title="News", slug="piece")

    assert "image_alt" not in codes(article)
    assert "image_alt" in codes(twin)


def test_a_list_is_measured_as_its_pages_are(index, django_assert_num_queries):
    articles = [
        add_article(index, image=any_image(alt={"fr": "Une salle"})),
        add_article(index, summary="Court."),
    ]

    with django_assert_num_queries(3):
        found = completeness_of(articles)

    assert {pk: each.share for pk, each in found.items()} == {
        article.pk: completeness(article) for article in articles
    }


def test_the_catalog_is_told_what_a_published_page_lacks(index):
    article = add_article(index, summary="Court.")

    assert record(article).lacking == ["image", "body", "source", "date", "author"]

    edit(article, author=make_person())
    assert record(article).lacking == ["image", "body", "source", "date"]


def test_a_draft_changes_nothing_in_the_catalog(index):
    article = add_article(index)

    edit(article, publish=False, summary="Court.")

    assert "summary" in record(article).lacking


# Translations


def test_a_page_that_was_never_translated_is_missing_in_the_other_language(tree):
    page = add_page(tree.fr)

    assert states_of([page]) == {
        page.pk: {"fr": TranslationState.PRESENT, "en": TranslationState.MISSING}
    }


def test_translations_are_drafts_then_there_then_outdated(tree):
    page = add_page(tree.fr, summary="Court.")
    twin = translate(page, live=False, title="Twin", slug="twin")
    states = []
    for change in (
        lambda: None,
        lambda: edit(twin, title="Twin"),
        lambda: edit(page, summary="Autre."),
    ):
        change()
        states.append(states_of([page])[page.pk]["en"])

    assert states == [
        TranslationState.DRAFT,
        TranslationState.PRESENT,
        TranslationState.OUTDATED,
    ]


def test_the_states_of_many_pages_cost_two_queries(tree, django_assert_num_queries):
    pages = [add_page(tree.fr) for _number in range(3)]
    for page in pages[:2]:
        translate(page, title="Twin", slug=f"twin-{page.pk}")

    with django_assert_num_queries(2):
        states_of(pages)


# Shown to editors


@pytest.fixture
def editor(client, tree):
    client.force_login(make_admin())
    return client


def shown(editor, model, **query) -> list[str]:
    """The titles in the list of a kind."""
    view = reverse(f"list_{model.catalog_kind}:index_results")
    return [page.title for page in editor.get(view, query).context["object_list"]]


def test_a_list_says_how_full_pages_are_and_what_they_lack(editor, index):
    add_article(index, summary="Court.", source=make_source(), author=make_person())

    page = editor.get(reverse("list_article:index")).content.decode()

    assert "50" in page.split("<details>")[1].split("</details>")[0]
    assert "<li>Image</li>" in page


def test_a_list_can_be_asked_for_what_lacks_something(editor, index):
    add_article(index, title="Vide")
    add_article(index, title="Avec résumé", summary="Court.")
    add_article(
        index, title="Avec source", source=make_source(), body=BODY, date="2020-01-01"
    )

    assert sorted(shown(editor, ArticlePage, lacks="summary")) == [
        "Avec source",
        "Vide",
    ]
    assert sorted(shown(editor, ArticlePage, lacks="body")) == ["Avec résumé", "Vide"]
    assert sorted(shown(editor, ArticlePage, lacks="date")) == ["Avec résumé", "Vide"]
    assert sorted(shown(editor, ArticlePage, lacks=["summary", "body"])) == [
        "Avec résumé",
        "Avec source",
        "Vide",
    ]


def test_a_list_can_be_asked_for_what_waits_for_translation(editor, tree):
    add_page(tree.fr, title="Seule")
    late = add_page(tree.fr, title="Suivie", summary="Court.")
    translate(late, title="Followed", slug="followed")
    edit(late, summary="Autre.")

    assert shown(editor, StandardPage, lacks="translation") == ["Seule"]
    assert shown(editor, StandardPage, lacks="update") == ["Followed"]


def test_a_search_can_be_filtered(editor, index):
    add_article(index, title="Atelier vide")
    add_article(index, title="Atelier plein", summary="Court.")

    assert shown(editor, ArticlePage, q="atelier", lacks="summary") == ["Atelier vide"]


def test_a_search_can_be_sorted_by_any_column(editor, index):
    add_article(index, title="Atelier un", date="2018-01-01")
    add_article(index, title="Atelier deux", date="2020-01-01")
    add_article(index, title="Autre", date="2019-01-01")

    assert shown(editor, ArticlePage, q="atelier", ordering="-date") == [
        "Atelier deux",
        "Atelier un",
    ]


@pytest.mark.parametrize("number", [2, 20])
def test_a_list_costs_the_same_whatever_its_length(
    editor, index, django_assert_max_num_queries, number
):
    for _number in range(number):
        add_article(
            index,
            author=make_person(),
            source=make_source(),
            image=any_image(alt={"fr": "Une salle"}),
        )

    with django_assert_max_num_queries(45):
        assert len(shown(editor, ArticlePage)) == number


def test_the_form_of_a_page_leads_to_what_it_lacks(editor, index):
    article = add_article(index, summary="Court.")

    page = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))

    links = re.findall(r'href="#([\w-]+)" data-controller', page.content.decode())
    assert any("image-section" in anchor for anchor in links)
    assert not any("summary-section" in anchor for anchor in links)
    assert all(f'id="{anchor}"' in page.content.decode() for anchor in links)


def test_where_a_page_comes_from_has_a_tab_of_its_own(editor, index):
    article = add_article(index)

    page = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))

    tabs = page.context["edit_handler"].panel.children
    assert [str(tab.heading) for tab in tabs][1] == "D’où cela vient"


def test_the_editor_of_a_translation_tells_what_it_lacks(editor, tree):
    page = add_page(tree.fr, title="Atelier")
    translated = page_of(send_to_translation(page))

    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))

    assert "wagtail_localize/admin/edit_translation.html" in _templates(shown)
    panels = [panel.name for panel in shown.context["side_panels"]]
    assert panels == ["status", "completeness"]
    assert "summary" in shown.context["side_panels"][1].completeness.codes
    assert "home-completeness" in shown.content.decode()


def _templates(response) -> list[str]:
    return [template.name for template in response.templates]
