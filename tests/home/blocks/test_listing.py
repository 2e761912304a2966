"""Lists that editors ask the catalog for."""

import re

import pytest
from django.utils.translation import override

from home.blocks.choices import FacetBlock, KeywordBlock
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    FormerKey,
    Keyword,
    Person,
)
from home.terms.merging import merge_terms
from tests.factories import add_page, edit, translate
from tests.home.blocks.examples import LISTING
from tests.plugins.makerspace.models import MakerspacePage


def listing(**values):
    return "listing", LISTING | {"layout": "list"} | values


@pytest.fixture
def news(tree):
    return add_page(tree.fr, ArticleIndexPage(title="Actualités", slug="actualites"))


@pytest.fixture
def add_article(news):
    def add(title: str, **fields):
        slug = title.lower().replace(" ", "-")
        return add_page(news, ArticlePage(title=title, slug=slug, **fields))

    return add


@pytest.fixture
def titles(page_of, client):
    """The titles that a list of these criteria shows, in their order."""

    def shown(page=None, **criteria) -> list[str]:
        page = page or page_of(listing(**criteria))
        response = client.get(page.get_url())
        main = re.search(r'<ul class="hits">.*?</ul>', response.text, re.DOTALL)
        if main is None:
            return []
        return re.findall(r'hit__title"><a href="[^"]*">([^<]*)</a>', main.group())

    return shown


def test_a_list_shows_the_kinds_asked_for_in_order_of_their_titles(
    titles, add_article, tree
):
    add_article("Beta")
    add_article("Alpha")
    add_page(tree.fr, title="Une page")
    assert titles(kinds=["article"]) == ["Alpha", "Beta"]
    assert "Une page" in titles(kinds=["article", "page"])


def test_a_list_of_no_kind_shows_all_that_lists_show_but_itself(
    titles, page_of, tree, news
):
    add_page(tree.fr, title="Une page")
    page = page_of(listing(kinds=[]), title="Celle-ci")
    assert titles(page) == ["Actualités", "Une page"]


def test_a_list_is_in_the_language_of_its_page(titles, page_of, add_article, news):
    article = add_article("Nouvelle")
    add_article("Autre")
    page = page_of(listing(kinds=["article"]))
    twin = translate(page)
    assert titles(twin) == []
    translate(news)
    translate(article, title="News")
    assert titles(twin) == ["News"]


def test_a_list_knows_what_is_public_now(titles, page_of, add_article, settled):
    first, second = add_article("Un"), add_article("Deux")
    page = page_of(listing(kinds=["article"]))
    edit(second, title="Trois")
    assert titles(page) == ["Trois", "Un"]
    settled(first.unpublish)
    assert titles(page) == ["Trois"]
    settled(first.save_revision().publish)
    assert titles(page) == ["Trois", "Un"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("title", ["Alpha", "Beta", "Gamma"]),
        ("newest", ["Alpha", "Gamma", "Beta"]),
        ("oldest", ["Beta", "Gamma", "Alpha"]),
        ("updated", ["Beta", "Alpha", "Gamma"]),
    ],
)
def test_a_list_has_the_order_chosen(titles, add_article, order, expected):
    first = add_article("Beta")
    add_article("Gamma")
    add_article("Alpha")
    edit(first, number=2)
    assert titles(kinds=["article"], order=order) == expected
    assert titles(kinds=["article"], order=order, limit=2) == expected[:2]


def test_a_list_keeps_to_its_criteria(titles, add_article, db):
    someone = Person.objects.create(key="une-personne", name="Une personne")
    add_article("Un", category="Labos", author=someone)
    add_article("Deux", category="Lieux", author=someone)
    add_article("Trois", category="Labos")
    one = ["category=Labos"]
    assert titles(kinds=["article"], facets=one) == ["Trois", "Un"]
    both = ["category=Labos", "author=une-personne"]
    assert titles(kinds=["article"], facets=both) == ["Un"]
    either = ["category=Labos", "category=Lieux", "author=une-personne"]
    assert titles(kinds=["article"], facets=either) == ["Deux", "Un"]


def test_a_list_keeps_to_its_keyword(titles, add_article, settled):
    article = add_article("Un")
    add_article("Deux")
    draft = article.get_latest_revision_as_object()
    draft.keywords.add("labo")
    settled(draft.save_revision().publish)
    assert titles(kinds=["article"], keyword="labo") == ["Un"]


def test_criteria_follow_terms_that_are_merged(page_of, add_article, titles, settled):
    kept = Person.objects.create(key="une-personne", name="Une personne")
    merged = Person.objects.create(key="meme-personne", name="Une personne")
    add_article("Un", author=merged)
    page = page_of(listing(kinds=["article"], facets=["author=meme-personne"]))
    settled(lambda: merge_terms(kept=kept, merged=merged))
    (part,) = type(page).objects.get(pk=page.pk).body
    assert list(part.value["facets"]) == ["author=une-personne"]
    assert titles(page) == ["Un"]


def test_a_list_follows_a_term_that_was_merged(titles, add_article, settled):
    present = Person.objects.create(key="une-personne", name="Une personne")
    add_article("Un", author=present)
    FormerKey.objects.create(
        kind="person", key="meme-personne", present_key="une-personne"
    )
    assert titles(facets=["author=meme-personne"], kinds=["article"]) == ["Un"]


def test_an_empty_list_says_so(page_of, drawn):
    page = page_of(listing(kinds=["article"]))
    assert "Rien de tel n’est encore publié." in drawn(page)
    assert "Nothing that fits has been published yet." in drawn(translate(page))


def test_cards_are_those_of_the_pages(page_of, drawn, add_article):
    add_article("Nouvelle", summary="Un résumé.")
    html = drawn(page_of(listing(kinds=["article"], layout="cards", heading="À lire")))
    assert '<h2 class="name" id="part-1">À lire</h2>' in html
    assert '<h3 class="card__title">' in html
    assert "Un résumé." in html


@pytest.mark.parametrize("layout", ["cards", "list"])
def test_a_list_asks_as_much_for_many_pages_as_for_one(
    page_of, client, add_article, layout, django_assert_max_num_queries
):
    someone = Person.objects.create(key="une-personne", name="Une personne")
    page = page_of(
        listing(kinds=["article"], layout=layout, facets=["author=une-personne"])
    )
    add_article("Article 1", author=someone)
    client.get(page.get_url())
    with django_assert_max_num_queries(60) as few:
        client.get(page.get_url())
    for number in range(2, 7):
        add_article(f"Article {number}", author=someone)
    with django_assert_max_num_queries(len(few)):
        html = client.get(page.get_url()).text
    assert html.count("Article ") >= 6


def test_a_plugin_gives_its_kinds_and_facets_to_lists(titles, tree):
    for machines in (3, 5):
        add_page(
            tree.fr,
            MakerspacePage(
                title=f"Atelier {machines}",
                slug=f"atelier-{machines}",
                machines=machines,
            ),
        )
    with override("en"):
        groups = dict(FacetBlock().get_choices())
    assert groups["Machines"] == [("machines=3", "3"), ("machines=5", "5")]
    assert titles(kinds=["makerspace"], facets=["machines=5"]) == ["Atelier 5"]


def test_facets_are_offered_by_the_words_of_their_terms(add_article, db):
    Person.objects.create(key="une-personne", name="Une personne")
    add_article("Un", category="Labos")
    with override("en"):
        groups = dict(FacetBlock().get_choices())
    assert groups["Author"] == [("author=une-personne", "Une personne")]
    assert groups["Category"] == [("category=Labos", "Labos")]


def test_keywords_are_offered_by_their_labels(db):
    Keyword.objects.create(name="labo", slug="labo", label={"fr": "labo", "en": "lab"})
    with override("en"):
        assert KeywordBlock().get_choices() == [("labo", "lab")]


def test_drawing_a_page_asks_for_no_choices(page_of, django_assert_num_queries):
    page = page_of(listing(facets=["author=une-personne"], keyword="labo"))
    with django_assert_num_queries(0):
        (part,) = page.body
    assert list(part.value["facets"]) == ["author=une-personne"]
