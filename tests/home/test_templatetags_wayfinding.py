"""What every page offers to go elsewhere: menu, breadcrumbs, other languages."""

import re

import pytest
from django.apps import apps
from django.utils import timezone
from django.utils.translation import override

from home.models import GlossaryPage, SourcesPage
from home.templatetags.wayfinding import kind_label, language_name
from home.wayfinding import Surroundings
from search.catalog import registry
from tests.factories import add_page, make_source, translate

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def menu_of_pages(monkeypatch):
    """A site whose menu is its standard pages."""
    monkeypatch.setattr(registry, "_navigation", ["page"])


def links(html, pattern):
    return re.findall(pattern, html)


def head_links(html):
    canonical = links(html, r'<link rel="canonical" href="([^"]*)"')
    alternates = links(html, r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"')
    return canonical, dict(alternates)


def switch(html):
    """The language switch in the masthead."""
    return re.search(
        r'<a class="masthead__tool" aria-label="\w+" lang="\w+" ([^>]*)>', html
    ).group(1)


def test_a_translated_page_names_its_twin(client, tree):
    page = add_page(tree.fr, title="Le labo", slug="le-labo")
    translate(page, title="The lab", slug="the-lab")
    html = client.get("/fr/le-labo/").text
    canonical, alternates = head_links(html)
    assert canonical == [f"{SITE}/fr/le-labo/"]
    assert alternates == {
        "fr": f"{SITE}/fr/le-labo/",
        "en": f"{SITE}/en/the-lab/",
        "x-default": f"{SITE}/fr/le-labo/",
    }
    assert switch(html) == 'href="/en/the-lab/" hreflang="en"'
    assert 'id="frame.untranslated"' not in html
    assert '<html lang="fr">' in html


def test_an_untranslated_page_says_so_and_offers_the_nearest(client, tree):
    parent = add_page(tree.fr, title="Le labo", slug="le-labo")
    translate(parent, title="The lab", slug="the-lab")
    add_page(parent, title="Son équipe", slug="equipe")
    html = client.get("/fr/le-labo/equipe/").text
    assert head_links(html) == ([f"{SITE}/fr/le-labo/equipe/"], {})
    assert switch(html) == 'href="#frame.untranslated"'
    notice = html[html.index('id="frame.untranslated"') : html.index("<main")]
    assert '<a href="/en/the-lab/" hreflang="en" lang="en">The lab</a>' in notice
    assert '<p lang="en">This page is not translated into English.' in notice


def test_an_untranslated_page_without_translated_parent_offers_the_home(client, tree):
    add_page(tree.fr, title="Le labo", slug="le-labo")
    html = client.get("/fr/le-labo/").text
    assert '<a href="/en/" hreflang="en">Home</a>' in html


def test_a_translation_that_is_not_public_is_no_alternate(client, tree):
    page = add_page(tree.fr, title="Le labo", slug="le-labo")
    translate(page, title="The lab", slug="the-lab", live=False)
    html = client.get("/fr/le-labo/").text
    assert head_links(html)[1] == {}
    assert "/en/the-lab/" not in html


def test_an_expired_page_is_in_no_menu(client, tree, menu_of_pages, settled):
    page = add_page(tree.fr, title="Le labo", slug="le-labo")
    page.expire_at = timezone.now()
    settled(page.save)
    assert "Le labo" not in client.get("/fr/").text


def test_the_menu_marks_the_page_and_what_is_above_it(client, tree, menu_of_pages):
    parent = add_page(tree.fr, title="Le labo", slug="le-labo")
    add_page(parent, title="Son équipe", slug="equipe")
    add_page(tree.en, title="In English", slug="in-english")
    html = client.get("/fr/le-labo/equipe/").text
    entries = links(html, r'<a class="nav__link" href="([^"]*)"([^>]*)>([^<]*)<')
    assert entries == [
        ("/fr/le-labo/", ' aria-current="true"', "Le labo"),
        ("/fr/le-labo/equipe/", ' aria-current="page"', "Son équipe"),
    ]


def test_what_one_looks_up_stands_at_the_foot_only(client, tree, monkeypatch):
    monkeypatch.setattr(registry, "_navigation", [])
    monkeypatch.setattr(registry, "_secondary_navigation", ["page"])
    add_page(tree.fr, title="Le lexique", slug="lexique")
    html = client.get("/fr/lexique/").text
    head, _main, foot = html.partition("<footer")
    assert 'class="nav__link"' not in head
    assert 'href="/fr/lexique/" aria-current="page">Le lexique</a>' in foot
    assert 'class="drawer__card"' not in client.get("/fr/").text


def test_a_kind_is_in_a_menu_once(monkeypatch):
    monkeypatch.setattr(registry, "_navigation", [])
    monkeypatch.setattr(registry, "_secondary_navigation", [])
    for _time in range(2):
        registry.register_navigation("lab_index")
        registry.register_navigation("glossary", secondary=True)
    assert registry.navigation_kinds() == ["lab_index"]
    assert registry.secondary_navigation_kinds() == ["glossary"]


def test_a_term_stands_on_the_page_of_its_vocabulary(tree):
    source = make_source(key="notes")
    page = add_page(tree.fr, SourcesPage(title="Sources", slug="sources"))
    for language, entry in (("fr", "/fr/sources/#notes"), ("en", "")):
        around = Surroundings(request=None, page=None, language=language)
        assert around.entry_of(source) == entry
    assert around.entry_of(page) == ""


def test_breadcrumbs_lead_up_to_the_home_page(client, tree):
    parent = add_page(tree.fr, title="Le labo", slug="le-labo")
    add_page(parent, title="L'équipe", slug="equipe")
    html = client.get("/fr/le-labo/equipe/").text
    crumbs = html[html.index('class="page breadcrumb"') :].partition("</nav>")[0]
    assert links(crumbs, r'href="([^"]*)"') == ["/fr/", "/fr/le-labo/"]
    assert '<li aria-current="page">L’équipe</li>' in crumbs


def test_the_home_page_has_no_breadcrumbs(client, tree):
    assert "breadcrumb" not in client.get("/fr/").text


def test_an_alias_is_shown_in_the_language_of_its_source(client, tree):
    page = add_page(tree.fr, title="Pourquoi ?", slug="pourquoi")
    alias = page.copy_for_translation(tree.en.locale, alias=True)
    html = client.get(alias.get_url()).text
    assert '<html lang="en">' in html
    assert '<main class="page main" id="frame.main" lang="fr">' in html
    assert "Pourquoi\u202f?</h1>" in html
    assert "it is shown in French." in html
    assert head_links(html) == ([f"{SITE}/fr/pourquoi/"], {})
    assert switch(html) == 'href="/fr/pourquoi/" hreflang="fr"'


def test_an_unknown_address_answers_in_its_language(client, tree):
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert '<html lang="en">' in response.text
    assert head_links(response.text) == ([], {})
    assert switch(response.text) == 'href="/fr/" hreflang="fr"'
    assert ('class="search"' in response.text) == apps.is_installed("search.pages")
    assert links(response.text, r'<a class="go" href="([^"]*)"') == ["/en/"]


def test_finding_the_way_costs_one_query(
    django_assert_num_queries, rf, tree, menu_of_pages
):
    parent = add_page(tree.fr, title="Le labo", slug="le-labo")
    translate(parent, title="The lab", slug="the-lab")
    page = add_page(parent, title="Son équipe", slug="equipe")
    add_page(tree.fr, GlossaryPage(title="Le lexique", slug="lexique"))
    request = rf.get("/fr/le-labo/equipe/")
    with django_assert_num_queries(1):
        around = Surroundings(request=request, page=page, language="fr")
        assert [item.current for item in around.menu] == ["true", "page"]
        assert [item.title for item in around.secondary_menu] == ["Le lexique"]
        assert len(around.ancestors) == 2
        assert around.canonical and around.untranslated
        assert not around.alternates


def test_a_kind_has_the_name_that_readers_know():
    assert kind_label("page")
    assert kind_label("nothing-of-the-kind") == ""


def test_a_language_is_named_as_inside_a_sentence():
    with override("fr"):
        assert language_name("en") == "anglais"
    with override("en"):
        assert language_name("fr") == "French"
