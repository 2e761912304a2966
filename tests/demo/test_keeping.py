"""What someone has edited, deleted or merged since is left to them."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)
from wagtail_localize.models import StringTranslation

from demo.loading import Loader
from demo.models import Loaded
from home.models import (
    ArticlePage,
    FormerKey,
    GlossaryTerm,
    HomePage,
    Person,
    PersonPost,
    Source,
    StandardPage,
)
from home.terms.merging import merge_terms
from home.translation.lateness import outdated_pages
from tests.demo.files import ARTICLE, NETWORK, NEWS, PERSON, SOURCE, TERM, both
from tests.factories import add_page, edit, make_admin, settle_if_open

OTHER = both("Un autre réseau.", "Another network.")


def article(language: str = "fr") -> ArticlePage:
    return ArticlePage.objects.get(locale__language_code=language)


def words(language: str) -> list[str]:
    return [block.value["text"].source for block in article(language).body]


def skipped(loader: Loader) -> list[str]:
    return loader.report.skipped


def test_what_the_files_say_now_is_published_in_both_languages(loading_news):
    loading_news()
    settle_if_open()
    before = article().latest_revision_id, article("en").latest_revision_id

    loader = loading_news(summary=OTHER)
    settle_if_open()

    assert loader.report.totals["updated"] == 1
    assert words("fr")[0] == "<p>Un autre réseau.</p>"
    assert words("en")[0] == "<p>Another network.</p>"
    assert article().latest_revision_id != before[0]
    assert article("en").latest_revision_id != before[1]
    assert not article("en").has_unpublished_changes
    assert not outdated_pages().exists()


def test_an_update_is_an_update_once(loading_news):
    loading_news()
    loading_news(summary=OTHER)

    loader = loading_news(summary=OTHER)

    assert set(loader.report.totals) == {"left"}


def test_an_address_stays_what_it_was_first(loading):
    loading(pages=[NEWS])

    loading(pages=[NEWS | {"slug": both("nouvelles", "stories")}])

    assert not HomePage.objects.filter(slug="nouvelles").exists()
    home = HomePage.objects.get(locale__language_code="fr")
    assert [page.slug for page in home.get_children()] == ["actualites"]


def test_an_address_that_is_taken_gets_a_number(loading):
    loading()
    home = HomePage.objects.get(locale__language_code="fr")
    add_page(home, StandardPage(title="Nos actualités", slug="actualites"))

    loading(pages=[NEWS])
    loader = loading(pages=[NEWS])

    assert "actualites-1" in [page.slug for page in home.get_children()]
    assert set(loader.report.totals) == {"left"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_that_was_edited_in_a_language_is_left_in_both(loading_news, language):
    loading_news()
    edit(article(language), title="À moi")

    loader = loading_news(summary=OTHER)

    assert skipped(loader) == [f"article an-article: someone edited it in {language}"]
    assert article(language).title == "À moi"
    assert "Un autre" not in words("fr")[0]
    assert "Another" not in words("en")[0]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_of_which_someone_prepares_a_draft_is_left(loading_news, language):
    loading_news()
    edit(article(language), publish=False, title="À moi")

    loader = loading_news(summary=OTHER)

    assert skipped(loader) == [f"article an-article: someone edited it in {language}"]
    assert article(language).get_latest_revision_as_object().title == "À moi"


def test_a_draft_that_says_nothing_else_holds_nothing_back(loading_news):
    loading_news()
    edit(article(), publish=False)

    loading_news(summary=OTHER)

    assert words("fr")[0] == "<p>Un autre réseau.</p>"


def test_a_translation_that_a_translator_has_begun_is_left(loading_news):
    loading_news()
    string = StringTranslation.objects.get(
        context__path="title", context__object_id=article().translation_key
    )
    string.data, string.last_translated_by = "Mine", make_admin()
    string.save()

    loader = loading_news(summary=OTHER)

    assert skipped(loader) == ["article an-article: someone edited it in en"]
    string.refresh_from_db()
    assert string.data == "Mine"


def test_a_page_that_was_taken_down_is_left_down(loading_news):
    loading_news()
    article().unpublish()

    loader = loading_news(summary=OTHER)

    assert skipped(loader) == ["article an-article: someone edited it in fr"]
    assert not article().live


def test_a_page_that_was_deleted_is_not_made_again(loading_news):
    loading_news()
    article("en").delete()
    article().delete()

    loader = loading_news(summary=OTHER)

    assert skipped(loader) == ["article an-article: an editor deleted it"]
    assert not ArticlePage.objects.exists()


def test_a_translation_that_was_deleted_is_not_made_again(loading_news):
    loading_news()
    article("en").delete()

    loader = loading_news(summary=OTHER)

    assert skipped(loader) == ["article an-article: an editor deleted it in en"]
    assert ArticlePage.objects.count() == 1


def test_nothing_is_made_under_a_page_that_was_deleted(loading):
    loading(pages=[NEWS], persons=[PERSON], networks=[NETWORK])
    for page in HomePage.objects.get(locale__language_code="fr").get_children():
        page.delete()

    loader = loading(
        pages=[NEWS], persons=[PERSON], networks=[NETWORK], articles=[ARTICLE]
    )

    assert skipped(loader) == [
        "article_index news: an editor deleted it",
        "article an-article: there is no article_index news",
    ]


def test_a_term_follows_its_file_until_someone_edits_it(loading):
    loading(glossary=[TERM])

    loading(glossary=[TERM | {"definition": both("Un cours.", "A course.")}])
    term = GlossaryTerm.objects.get()
    assert dict(term.definition) == both("Un cours.", "A course.")

    term.definition = term.definition | {"en": "My own words."}
    term.save()
    loader = loading(glossary=[TERM])

    assert skipped(loader) == ["glossary_term mooc: someone edited it"]
    assert GlossaryTerm.objects.get().definition["en"] == "My own words."


def test_a_post_that_someone_added_to_a_person_stays(loading):
    loading(persons=[PERSON])
    ada = Person.objects.get()
    ada.posts.add(PersonPost(role=both("Lectrice", "Reader")))
    ada.save()

    loader = loading(persons=[PERSON | {"organisation": "Ailleurs"}])

    assert skipped(loader) == ["person ada: someone edited it"]
    assert ada.posts.count() == 2


def test_what_no_one_says_any_more_is_emptied(loading):
    loading(persons=[PERSON])

    loading(persons=[PERSON | {"organisation": None, "from": None, "role": None}])

    ada = Person.objects.get()
    assert (ada.organisation, ada.posts.count()) == ("", 0)


def test_a_term_that_was_deleted_is_not_made_again(loading):
    loading(glossary=[TERM])
    GlossaryTerm.objects.all().delete()

    loader = loading(glossary=[TERM])

    assert skipped(loader) == ["glossary_term mooc: an editor deleted it"]
    assert not GlossaryTerm.objects.exists()


def test_a_merged_term_does_not_come_back_and_leads_to_the_one_that_is_kept(
    loading,
):
    other = SOURCE | {"key": "other", "source": "b.txt"}
    told = {"sources": [SOURCE, other], "glossary": [TERM | {"source": "b.txt"}]}
    loading(**told)
    kept = Source.objects.get(key="a-source")
    merge_terms(kept=kept, merged=Source.objects.get(key="other"))
    assert FormerKey.objects.get().present_key == "a-source"

    loader = loading(**told)

    assert skipped(loader) == ["source other: an editor merged it into a-source"]
    assert Source.objects.count() == 1
    loading(**told | {"glossary": [told["glossary"][0] | {"expansion": OTHER}]})
    term = GlossaryTerm.objects.get()
    assert (term.source, dict(term.expansion)) == (kept, OTHER)


def test_a_record_of_an_author_that_is_gone_does_without(loading):
    lists = {"persons": [PERSON], "networks": [NETWORK], "pages": [NEWS]}
    loading(**lists)
    Person.objects.all().delete()

    loading(**lists, articles=[ARTICLE])

    assert article().author is None


class TestWithoutLedger:
    """A site that was loaded before the loader kept note of what it wrote."""

    def test_what_equals_the_files_is_taken_for_the_loaders_own(self, loading_news):
        loading_news()
        Loaded.objects.all().delete()

        first = loading_news()
        second = loading_news(summary=OTHER)

        assert set(first.report.totals) == {"left"}
        assert second.report.totals["updated"] == 1
        assert ArticlePage.objects.count() == 2

    def test_what_differs_was_edited(self, loading_news):
        loading_news()
        edit(article("en"), title="Mine")
        Loaded.objects.all().delete()

        loader = loading_news()

        assert skipped(loader) == [
            "article an-article: it was there already, and differs from the files"
        ]
        assert article("en").title == "Mine"

    def test_what_the_first_loader_left_out_is_added(self, loading):
        loading(sources=[SOURCE | {"article_number": None, "likes": None}])
        Loaded.objects.all().delete()

        loader = loading()

        assert loader.report.totals["updated"] == 1
        source = Source.objects.get()
        assert (source.number, source.likes) == (12, 0)


def test_a_page_that_an_editor_saves_as_it_is_still_follows_the_files(
    loading_news, client
):
    loading_news()
    settle_if_open()
    client.force_login(make_admin())
    page = article()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(
        client.get(address).content.decode(), form_id="page-edit-form"
    )
    form.update(_body_as_posted(page) | {"action-publish": "action-publish"})

    answer = client.post(address, form)

    assert answer.status_code == 302
    assert article().latest_revision.user is not None
    loader = loading_news(summary=OTHER)
    assert skipped(loader) == []
    assert words("fr")[0] == "<p>Un autre réseau.</p>"


def _body_as_posted(page: ArticlePage) -> dict:
    """As the editor's form sends it: the rich text editor has its own format."""
    blocks = [
        (
            block.block_type,
            dict(block.value) | {"text": rich_text(block.value["text"].source)},
        )
        for block in page.body
    ]
    return nested_form_data({"body": streamfield(blocks)})
