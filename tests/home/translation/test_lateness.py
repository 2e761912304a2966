"""A translation is outdated while its source has words that it does not say."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction

from home.models.prose import ProseVersion
from home.translation.lateness import is_outdated, outdated_pages, outdated_pks
from search.catalog.actions import rebuild_catalog
from tests.factories import add_page, edit, make_admin, settle_if_open, translate
from tests.home.translation.localize import (
    bring_new_text,
    page_of,
    save,
    send_to_translation,
    write,
)
from tests.plugins.toolroom.models import Room, RoomTool, ToolroomPage


def section(text: str, heading: str = "Un") -> list:
    return [("section", {"heading": heading, "text": f"<p>{text}</p>"})]


@pytest.fixture
def page(tree):
    page = ToolroomPage(
        title="Atelier",
        slug="atelier",
        summary="Des outils.",
        body=section("Ouvert à tous."),
    )
    page.rooms = [Room(name="Forge", area=20, sort_order=0)]
    return add_page(tree.fr, page)


@pytest.fixture
def by_hand(page):
    return translate(page, title="Workshop", slug="workshop", summary="Tools.")


@pytest.fixture
def kept(page):
    """A complete translation that wagtail-localize keeps."""
    translation = send_to_translation(page)
    write(translation)
    save(translation)
    return translation


def reread(page):
    return type(page).objects.get(pk=page.pk)


def change_words(page):
    return edit(reread(page), summary="Des outils pour tous.")


def change_facts(page):
    tools = [RoomTool(name={"fr": "Scie"}, sort_order=0)]
    return edit(reread(page), opened="2020-01-01", tools=tools)


# By hand


def test_a_new_translation_is_up_to_date(by_hand):
    assert not is_outdated(by_hand)


def test_new_words_of_the_source_make_it_outdated(page, by_hand):
    change_words(page)

    assert is_outdated(by_hand)
    assert not is_outdated(page)


@pytest.mark.parametrize(
    "words",
    [
        {"title": "L'atelier"},
        {"seo_title": "L'atelier de tous"},
        {"body": section("Ouvert le lundi.")},
        {"body": section("Ouvert à tous.", heading="Deux")},
        {"rooms": []},
    ],
    ids=["title", "title for engines", "text", "heading", "row taken away"],
)
def test_so_do_words_anywhere_in_it(page, by_hand, words):
    edit(page, **words)

    assert is_outdated(by_hand)


def test_so_do_the_words_of_a_row(page, by_hand):
    forge = page.rooms.get()
    forge.name = "La forge"

    edit(page, rooms=[forge])

    assert is_outdated(by_hand)


@pytest.mark.parametrize(
    "same",
    [
        {"slug": "latelier"},
        {"summary": "Des  outils\u00a0."},
        {"body": section("Ouvert à tous.")},
    ],
    ids=["address", "spaces", "blocks made again"],
)
def test_what_changes_no_word_does_not(page, by_hand, same):
    edit(page, summary="Des outils .")
    edit(by_hand)
    assert not is_outdated(by_hand)

    edit(reread(page), **{"summary": "Des outils ."} | same)

    assert not is_outdated(by_hand)


def test_facts_do_not(page, by_hand):
    change_facts(page)
    forge = page.rooms.get()
    forge.area = 40
    edit(reread(page), rooms=[forge])

    assert not is_outdated(by_hand)


def test_a_draft_of_the_source_does_not(page, by_hand):
    edit(page, summary="Des outils pour tous.", publish=False)

    assert not is_outdated(by_hand)


def test_publishing_it_after_its_source_brings_it_up_to_date(page, by_hand):
    change_words(page)

    edit(by_hand, summary="Tools for all.", publish=False)
    assert is_outdated(by_hand)

    edit(by_hand, summary="Tools for all.")
    assert not is_outdated(by_hand)


def test_publishing_what_was_written_before_does_not(page, by_hand):
    edit(by_hand, summary="Tools!", publish=False)
    change_words(page)

    reread(by_hand).get_latest_revision().publish()
    settle_if_open()

    assert is_outdated(by_hand)


def test_the_facts_that_follow_do_not_bring_it_up_to_date(page, by_hand):
    change_words(page)

    change_facts(page)

    assert is_outdated(by_hand)


def test_taking_the_new_words_back_brings_it_up_to_date(page, by_hand):
    change_words(page)

    edit(reread(page), summary="Des outils.")

    assert not is_outdated(by_hand)


def test_a_draft_is_not_outdated(page, by_hand):
    change_words(page)

    by_hand.unpublish()

    assert not is_outdated(by_hand)
    by_hand.get_latest_revision().publish()
    settle_if_open()
    assert is_outdated(by_hand)


def test_unpublishing_the_source_changes_nothing(page, by_hand):
    page.unpublish()
    settle_if_open()
    assert not is_outdated(by_hand)

    change_words(page)
    assert is_outdated(by_hand)


def test_a_scheduled_source_counts_from_the_day_it_opens(page, by_hand):
    draft = page.get_latest_revision_as_object()
    draft.summary, draft.go_live_at = "Bientôt.", timezone.now() + timedelta(hours=1)
    revision = draft.save_revision()
    revision.publish()
    settle_if_open()
    edit(by_hand, summary="Tools still.")
    assert not is_outdated(by_hand)

    edit(reread(page), summary="Bientôt.", go_live_at=None)

    assert is_outdated(by_hand)


# A source in draft


def test_a_translation_of_a_draft_says_what_the_draft_said(tree):
    page = add_page(tree.fr, slug="brouillon", summary="Un.", live=False)
    twin = translate(page, slug="draft")
    assert not is_outdated(twin)

    page = edit(page)
    assert not is_outdated(twin)

    edit(page, summary="Deux.")
    assert is_outdated(twin)


# What wagtail-localize keeps


def test_it_waits_until_its_translator_has_published_the_new_words(page, kept):
    twin = page_of(kept)
    assert not is_outdated(twin)

    change_words(page)
    assert is_outdated(twin)

    bring_new_text(page)
    assert is_outdated(twin)

    write(kept)
    assert is_outdated(twin)

    save(kept)
    assert not is_outdated(twin)


def test_a_typing_error_mended_meanwhile_does_not_bring_it_up_to_date(page, kept):
    change_words(page)

    write(kept)
    save(kept)

    assert is_outdated(page_of(kept))


def test_new_words_that_are_published_untranslated_leave_it_outdated(page, kept):
    change_words(page)
    bring_new_text(page)

    save(kept)

    assert page_of(kept).summary == "Des outils pour tous."
    assert is_outdated(page_of(kept))


def test_what_was_never_translated_in_full_is_outdated(page):
    translation = send_to_translation(page)
    write(translation, but="body")
    save(translation)
    assert is_outdated(page_of(translation))

    write(translation)
    save(translation)
    assert not is_outdated(page_of(translation))


def test_what_is_not_published_yet_is_not_outdated(page):
    translation = send_to_translation(page)

    assert not is_outdated(page_of(translation))


def test_facts_alone_do_not_make_it_outdated_nor_the_contrary(page, kept):
    change_facts(page)
    assert not is_outdated(page_of(kept))

    change_words(page)
    change_facts(page)
    assert is_outdated(page_of(kept))


def test_an_old_revision_brought_back_is_outdated(page, kept):
    old = page_of(kept).get_latest_revision()
    change_words(page)
    bring_new_text(page)
    write(kept)
    save(kept)

    old.publish()
    settle_if_open()

    assert is_outdated(page_of(kept))


def test_once_stopped_it_is_a_translation_by_hand(page, kept):
    change_words(page)
    kept.enabled = False
    kept.save()
    assert is_outdated(page_of(kept))

    edit(page_of(kept), summary="Tools for all.")

    assert not is_outdated(page_of(kept))


# Aliases, and pages that have no source


def test_an_alias_is_never_outdated(client, page, kept):
    change_words(page)
    twin = page_of(kept)
    client.force_login(make_admin())
    client.post(reverse("wagtail_localize:convert_to_alias", args=[twin.pk]))
    settle_if_open()
    alias = reread(twin)
    assert alias.alias_of_id and not is_outdated(alias)

    ConvertAliasPageAction(alias).execute()
    settle_if_open()
    assert not is_outdated(alias)

    edit(reread(page), summary="Encore autre chose.")
    assert is_outdated(alias)


def test_without_a_source_nothing_is_outdated(page, by_hand):
    change_words(page)

    page.delete()
    settle_if_open()

    assert not is_outdated(by_hand)


# Lists


def test_many_pages_are_asked_of_at_once(
    page, by_hand, tree, django_assert_num_queries
):
    other = translate(add_page(tree.fr), slug="other")
    change_words(page)

    with django_assert_num_queries(1):
        assert outdated_pks([page, by_hand, other]) == {by_hand.pk}
    assert [each.pk for each in outdated_pages("en")] == [by_hand.pk]
    assert not outdated_pages("fr")


def test_translations_from_before_are_counted_from_the_first_rebuilding(page, by_hand):
    ProseVersion.objects.all().delete()

    rebuild_catalog()
    assert not is_outdated(by_hand)

    change_words(page)
    assert is_outdated(by_hand)
