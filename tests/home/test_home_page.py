"""The home page: the drawers of the inventory, and the first cards of each."""

import re
from datetime import date

import pytest

from home.models import ArticleIndexPage, GlossaryPage
from search.catalog import registry
from tests.factories import add_article, add_article_index, add_page, edit, translate
from tests.home.reading import cost_of, read
from tests.plugins.makerspace.models import MakerspacePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def menu(monkeypatch):
    """A site whose menu is its news, its makerspaces and its standard pages."""
    kinds = ["article_index", "makerspace", "page"]
    monkeypatch.setattr(registry, "_navigation", kinds)


def tabs(html):
    return re.findall(r'<span class="tab">([^<]*)</span> ?([^<]*)</a>', html)


def bands(html):
    return re.findall(r'<h2 class="name name--display" id="band-\d">([^<]*)<', html)


def test_drawers_are_in_the_order_of_the_menu_with_what_they_hold(client, tree):
    add_page(tree.fr, title="Mentions", slug="mentions", summary="Qui publie.")
    add_page(tree.fr, MakerspacePage(title="Atelier", slug="atelier"))
    index = add_article_index(tree.fr, intro="Ce qui se passe.")
    for _number in range(2):
        add_article(index)
    add_page(tree.fr, GlossaryPage(title="Lexique", slug="lexique"))
    assert tabs(read(client, "/fr/")) == [
        ("Actualités 2", "Ce qui se passe."),
        ("Atelier", ""),
        ("Mentions", "Qui publie."),
    ]


def test_an_empty_drawer_says_so_and_has_no_part_of_its_own(client, tree):
    add_article_index(tree.fr, intro="Ce qui se passe.")
    html = read(client, "/fr/")
    ((tab, text),) = tabs(html)
    assert tab == "Actualités 0"
    assert text != "Ce qui se passe."
    assert bands(html) == []


def test_a_page_that_holds_no_others_has_a_drawer_and_no_cards(client, tree):
    add_page(tree.fr, title="C'est quoi un labo ?", slug="quoi")
    html = read(client, "/fr/")
    assert tabs(html) == [("C’est quoi un labo~?", "")]
    assert bands(html) == []


def test_each_drawer_shows_its_first_cards_in_its_own_order(client, tree):
    index = add_article_index(tree.fr)
    for year in (2015, 2019, 2012, 2018):
        add_article(index, title=f"De {year}", date=date(year, 1, 1))
    html = read(client, "/fr/")
    assert bands(html) == ["Actualités"]
    cards = re.findall(r'class="card__link" href="[^"]*">([^<]*)<', html)
    assert cards == ["De 2019", "De 2018", "De 2015"]
    assert len(cards) == ArticleIndexPage.first_cards
    assert '<a class="go" href="/fr/actualites/">' in html


def test_each_language_opens_its_own_drawers(client, tree):
    index = add_article_index(tree.fr)
    translate(index, title="News", slug="news")
    article = add_article(index, title="Un réseau")
    add_article(index, title="Un autre")
    translate(article, title="A network", slug="a-network")
    html = read(client, "/en/")
    assert [tab for tab, _text in tabs(html)] == ["News 1"]
    assert "A network" in html
    assert "Un autre" not in html


def test_what_readers_may_not_open_is_neither_shown_nor_counted(client, tree, settled):
    index = add_article_index(tree.fr)
    add_article(index, title="Ouvert")
    add_article(index, title="Brouillon", live=False)
    closed = add_article(index, title="Réservé")
    settled(lambda: closed.view_restrictions.create(restriction_type="login"))
    html = read(client, "/fr/")
    assert [tab for tab, _text in tabs(html)] == ["Actualités 1"]
    assert "Brouillon" not in html
    assert "Réservé" not in html


def test_the_cost_does_not_grow_with_what_drawers_hold(client, tree):
    index = add_article_index(tree.fr)
    add_article(index)
    add_article(index)
    cost = cost_of(client, "/fr/")
    for _number in range(4):
        add_article(index)
    assert cost_of(client, "/fr/") == cost
    # Three find the page; then the shell, the drawers and the cards of the only one.
    assert cost == 7


def test_another_drawer_costs_one_query_more(client, tree):
    index = add_article_index(tree.fr)
    add_article(index)
    cost = cost_of(client, "/fr/")
    other = add_article_index(tree.fr, title="Archives", slug="archives")
    add_article(other)
    assert cost_of(client, "/fr/") == cost + 1


def test_the_words_of_the_editors_follow_the_drawers(client, tree):
    index = add_article_index(tree.fr)
    add_article(index)
    edit(
        tree.fr,
        body=[("section", {"heading": "Vous aussi", "text": "<p>Écrivez-nous.</p>"})],
    )
    html = read(client, "/fr/")
    assert html.index("band-1") < html.index("Vous aussi") < html.index("<footer")
