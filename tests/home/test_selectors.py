"""Reading pages through the catalog: what is open, in the reader's language."""

from uuid import uuid4

import pytest
from django.utils.translation import override

from home.selectors import pages_as_read, places_of, records_as_read
from home.templatetags.pages import page_cards
from tests.factories import add_page, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(tree):
    page = add_page(tree.fr, title="Le labo", slug="labo")
    translate(page, title="The lab", slug="lab")
    return page


def titles(keys, language):
    with override(language):
        return [page.title for page in pages_as_read(keys)]


def test_a_reader_gets_the_page_of_their_language(translated):
    assert titles([translated.translation_key], "en") == ["The lab"]
    assert titles([translated.translation_key], "fr") == ["Le labo"]


def test_a_page_without_a_translation_is_read_in_the_source_language(tree):
    page = add_page(tree.fr, title="Sans traduction")
    assert titles([page.translation_key], "en") == ["Sans traduction"]


def test_the_draft_of_a_translation_is_not_read(tree):
    page = add_page(tree.fr, title="Publiée")
    translate(page, title="A draft", slug="draft", live=False)
    assert titles([page.translation_key], "en") == ["Publiée"]


def test_a_translation_is_read_when_its_source_is_closed(translated, settled):
    settled(translated.unpublish)
    assert titles([translated.translation_key], "en") == ["The lab"]
    assert titles([translated.translation_key], "fr") == []


def test_what_nobody_may_open_is_left_out(tree, settled):
    draft = add_page(tree.fr, live=False)
    private = add_page(tree.fr)
    settled(lambda: private.view_restrictions.create(restriction_type="login"))
    keys = [draft.translation_key, private.translation_key, uuid4()]
    assert titles(keys, "fr") == []
    with override("fr"):
        assert records_as_read(keys) == {}
        assert places_of([draft, private]) == {}


def test_pages_come_specific_in_the_order_asked_for_each_once(tree, translated):
    other = add_page(tree.fr, title="Autre")
    keys = [other.translation_key, translated.translation_key, other.translation_key]
    assert titles(keys, "en") == ["Autre", "The lab"]
    with override("en"):
        assert {type(page) for page in pages_as_read(keys)} == {type(other)}


def test_the_cost_does_not_grow_with_the_pages(tree, django_assert_num_queries):
    pages = [add_page(tree.fr) for _number in range(5)]
    translate(pages[0], title="First")
    keys = [page.translation_key for page in pages]
    for some in (keys[:2], keys):
        with override("en"), django_assert_num_queries(2):
            languages = [each.locale.language_code for each in pages_as_read(some)]
        assert languages == ["en"] + ["fr"] * (len(some) - 1)
        with override("en"), django_assert_num_queries(1):
            records_as_read(some)


def test_a_record_says_where_its_page_is_and_in_which_language(tree, translated):
    other = add_page(tree.fr, title="Autre", slug="autre")
    with override("en"):
        found = records_as_read([translated.translation_key, other.translation_key])
    assert {(each.title, each.path, each.locale) for each in found.values()} == {
        ("The lab", "/en/lab/", "en"),
        ("Autre", "/fr/autre/", "fr"),
    }


def test_the_card_of_a_page_in_another_language_says_so(tree, translated):
    other = add_page(tree.fr, title="L'autre : un essai", slug="autre")
    keys = [translated.translation_key, other.translation_key]
    with override("en"):
        html = page_cards(pages_as_read(keys))
    first, second = html.split('<div class="as-read">')
    assert 'href="/en/lab/"' in first
    assert "lang=" not in first
    assert '<div lang="fr">' in second
    assert 'href="/fr/autre/"' in second
    assert "L’autre\N{NO-BREAK SPACE}: un essai" in second
    assert '<span translate="no">FR</span>, page in French' in second
