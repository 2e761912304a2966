"""Readers and editors are told of a translation that is not up to date."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from home.wayfinding import Surroundings
from tests.factories import add_page, edit, make_admin, settle_if_open, translate
from tests.home.translation.localize import (
    bring_new_text,
    page_of,
    save,
    send_to_translation,
    write,
)


@pytest.fixture
def page(tree):
    return add_page(tree.fr, title="Le labo", slug="le-labo", summary="Un.")


@pytest.fixture
def twin(page):
    return translate(page, title="The lab", slug="the-lab", summary="One.")


@pytest.fixture
def kept(page):
    translation = send_to_translation(page)
    write(translation)
    save(translation)
    return translation


def change_words(page):
    return edit(page, summary="Deux.")


# Readers


def test_a_late_page_says_so_in_both_languages_and_leads_to_its_source(
    client, page, twin
):
    change_words(page)

    html = client.get("/en/the-lab/").text

    notice = html[html.index('id="frame.untranslated"') : html.index("<main")]
    assert "This translation is not up to date with the page in French." in notice
    assert '<a href="/fr/le-labo/" hreflang="fr">Read the page in French</a>' in notice
    assert '<p lang="fr">' in notice


@pytest.mark.parametrize("address", ["/fr/le-labo/", "/en/the-lab/"])
def test_a_page_that_is_up_to_date_says_nothing(client, page, twin, address):
    assert "not up to date" not in client.get(address).text


def test_the_source_of_a_late_page_says_nothing(client, page, twin):
    change_words(page)

    assert "hreflang" in client.get("/fr/le-labo/").text
    assert 'id="frame.untranslated"' not in client.get("/fr/le-labo/").text


def test_a_late_page_does_not_lead_to_a_source_that_is_closed(client, page, twin):
    change_words(page).unpublish()
    settle_if_open()

    html = client.get("/en/the-lab/").text

    assert "This translation is not up to date" in html
    assert "Read the page in French" not in html


def test_knowing_it_costs_one_query_and_the_source_none(
    django_assert_num_queries, page, twin
):
    around = Surroundings(request=None, page=twin, language="en")
    with override("en"), django_assert_num_queries(1):
        assert not around.is_late
    around = Surroundings(request=None, page=page, language="fr")
    with django_assert_num_queries(0):
        assert not around.is_late


# Editors


@pytest.fixture
def editor(client, tree):
    user = make_admin()
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


def told(editor, page) -> str:
    """What is said above the editor of a page."""
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    said = "".join(str(message) for message in answer.context["messages"])
    assert said in answer.text
    return unescape(said)


def test_an_editor_is_told_that_the_source_has_changed(editor, page, twin):
    assert not told(editor, twin)

    change_words(page)

    assert "Publish it once it says the same." in told(editor, twin)
    assert "/fr/le-labo/" in told(editor, twin)
    assert not told(editor, page)


def test_a_translator_is_led_to_the_new_text(editor, page, kept):
    change_words(page)

    shown = told(editor, page_of(kept))

    assert "Bring the new text here, translate it, then publish." in shown
    assert (
        reverse("wagtail_localize:update_translations", args=[kept.source_id]) in shown
    )


def test_a_translator_is_told_to_publish_what_is_there_already(editor, page, kept):
    change_words(page)
    bring_new_text(page)

    assert "translate what is left, then publish it." in told(editor, page_of(kept))

    write(kept)
    save(kept)
    assert not told(editor, page_of(kept))
