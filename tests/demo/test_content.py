"""The demonstration itself: what the shell holds of it."""

import json
from collections import Counter

import pytest
from django.apps import apps
from wagtail.models import Page

from demo.kinds.shell import PAGES, pages_left_out
from demo.loading import Loader
from demo.models import Loaded
from demo.reading import read
from demo.schema import LISTS, check
from home.models import (
    ArticlePage,
    GlossaryPage,
    GlossaryTerm,
    HomePage,
    PeoplePage,
    Person,
    Source,
    SourcesPage,
)
from home.snapshots import Snapshots
from home.translation.lateness import outdated_pages
from search.catalog.actions import check_catalog
from search.catalog.models import Record
from tests.demo.walking import texts
from tests.schemas import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole")]


def test_the_files_hold_every_list_and_are_right():
    content = read()

    check(content)

    assert content.faults == []
    assert set(content.lists) == {each.name for each in LISTS}
    assert all(content[name] for name in ("labs", "topics", "glossary", "pages"))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("name", "model"),
    [("sources", Source), ("persons", Person), ("glossary", GlossaryTerm)],
)
def test_every_text_of_a_vocabulary_is_in_its_term(name, model, language):
    for entry in read()[name]:
        snapshot = Snapshots().of(model.objects.get(key=entry.key))
        said = list(texts(snapshot, language))
        # A person's post has a role, and nothing else in two languages.
        for text in texts(entry.values, language):
            assert text in said


def test_sources_say_what_they_state_and_no_more():
    article = Source.objects.get(key="lyon-third-places")
    assert (article.number, article.views, article.likes) == (20443, 1068, 0)
    assert (article.published, article.category) == ("", "")
    slides = Source.objects.get(key="what-is-a-lab")
    assert (slides.kind, slides.author, slides.views) == ("slides", "", None)


def test_people_say_how_they_are_known():
    basis = dict(Person.objects.values_list("key", "basis"))
    assert basis["jean-louis-soubret"] == basis["olivier-luisetti"] == "inferred"
    assert basis["jeanne-deperrois"] == "stated"
    (post,) = Person.objects.get(key="jeanne-deperrois").posts.all()
    assert (post.start, post.end, post.organisation) == ("2016-06", "2017-11", "DITP")
    assert post.role["en"] == "Public innovation project manager at DITP"


def test_the_glossary_is_the_editors_own():
    assert set(GlossaryTerm.objects.values_list("basis", "source")) == {
        ("editorial", None)
    }
    assert not GlossaryTerm.objects.get(key="tiers-lieu").expansion


def test_the_article_of_lyon_is_news_in_both_languages():
    french = ArticlePage.objects.get(locale__language_code="fr")
    english = ArticlePage.objects.get(locale__language_code="en")
    assert french.url_path.startswith("/fr/actualites/le-1er-reseau-social")
    assert english.url_path.startswith("/en/news/the-first-social-network")
    network = read().find("networks", "lyon-third-places")
    for page in (french, english):
        language = page.locale.language_code
        assert page.author.key == "olivier-luisetti"
        assert (page.number, page.date, page.category) == (20443, None, "")
        assert (page.source.key, page.basis) == ("lyon-third-places", "stated")
        assert [block.value["text"].source for block in page.body] == [
            f"<p>{network.get(name)[language]}</p>" for name in ("summary", "origin")
        ]


def test_the_pages_of_the_shell_stand_at_their_addresses():
    addresses = {
        model: sorted(model.objects.values_list("url_path", flat=True))
        for model in (HomePage, GlossaryPage, SourcesPage, PeoplePage)
    }
    assert addresses == {
        HomePage: ["/en/", "/fr/"],
        GlossaryPage: ["/en/glossary/", "/fr/glossaire/"],
        SourcesPage: ["/en/sources/", "/fr/sources/"],
        PeoplePage: ["/en/people/", "/fr/personnes/"],
    }


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_text_of_the_sites_own_pages_is_on_them(language):
    content = read()
    home = HomePage.objects.get(locale__language_code=language)
    assert [home.title, home.intro] == list(texts(content["home"][0].values, language))
    left_out = [key for keys in pages_left_out().values() for key in keys]
    for entry in content["pages"]:
        if entry.key in left_out:
            continue
        model = apps.get_model(PAGES[entry.key])
        page = model.objects.get(locale__language_code=language)
        said = [page.slug, page.title, page.intro]
        assert said == list(texts(entry.values, language))
        assert page.show_in_menus == bool(entry.get("in_menu"))


def test_everything_is_published_and_no_translation_is_outdated():
    pages = Page.objects.filter(depth__gt=1)
    assert set(pages.values_list("live", "has_unpublished_changes")) == {(True, False)}
    assert not outdated_pages().exists()
    by_language = Counter(pages.values_list("locale__language_code", flat=True))
    assert by_language["fr"] == by_language["en"]


def test_the_catalog_knows_every_page():
    assert not check_catalog()
    assert Record.objects.public().count() == Page.objects.filter(depth__gt=1).count()


def test_a_second_time_changes_nothing(whole, settled):
    before = _written()
    again = Loader()

    settled(again.load)

    assert again.report.totals == {"left": whole.report.totals["created"]}
    assert _written() == before


def _written():
    return (
        sorted(Record.objects.values_list("key", "locale", "sequence")),
        sorted(Loaded.objects.values_list("kind", "key", "language", "digest")),
        sorted(Page.objects.values_list("pk", "latest_revision")),
    )


def test_every_record_is_as_the_schema_of_its_kind_says():
    stored = [json.loads(each.representation) for each in Record.objects.public()]

    assert len({each["kind"] for each in stored}) > 5
    assert [fault for each in stored for fault in faults(each)] == []
