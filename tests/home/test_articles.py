"""News: an article's page and card, and the order of the list."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.utils import translation

from home.models import ArticlePage, PeoplePage, SourcesPage
from tests.factories import (
    add_article,
    add_article_index,
    add_page,
    edit,
    make_person,
    make_source,
    record,
    translate,
)
from tests.home.reading import cost_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(tree):
    return add_article_index(tree.fr)


@pytest.fixture
def told(tree, index):
    """An article of which everything is known, in both languages."""
    add_page(tree.fr, PeoplePage(title="Personnes", slug="personnes"))
    add_page(tree.fr, SourcesPage(title="Sources", slug="sources"))
    translate(index, title="News", slug="news")
    article = add_article(
        index,
        title="Un réseau",
        slug="un-reseau",
        summary="Ce qu'il veut permettre.",
        date=date(2018, 5, 1),
        author=make_person(key="lou-martin", name="Lou Martin"),
        number=20443,
        category="Tiers-lieux",
        licence="CC-BY-4.0",
        source=make_source(
            key="le-journal", title={"fr": "Le journal"}, publisher="La Gazette"
        ),
    )
    article.keywords.add("coopération", "Atelier")
    article = edit(article)
    translate(article, title="A network", slug="a-network")
    return article


def test_a_reader_learns_who_wrote_it_when_and_where_it_first_appeared(client, told):
    html = read(client, "/fr/actualites/un-reseau/")
    assert '<a href="/fr/personnes/#lou-martin">Lou Martin</a>' in html
    assert '<time datetime="2018-05-01">1er~mai 2018</time>' in html
    assert "<dd>La Gazette</dd>" in html
    assert "N°.&nbsp;20443" in html
    assert "<dd>Tiers-lieux</dd>" in html
    assert '<cite><a href="/fr/sources/#le-journal">Le journal</a></cite>' in html


def test_an_english_reader_reads_the_same_facts_in_english(client, told):
    html = read(client, "/en/news/a-network/")
    assert '<time datetime="2018-05-01">1~May 2018</time>' in html
    # There is no English page of people or of sources to lead to.
    assert "<dd>Lou Martin" in html
    assert '<cite><span lang="fr">Le journal</span></cite>' in html
    assert "A network" in html[html.index('id="cite"') :]


def test_keywords_lead_to_a_search_in_alphabetical_order(client, told):
    html = read(client, "/fr/actualites/un-reseau/")
    words = re.findall(r">([^<]*)</(?:a|span)></li>", html[html.index("keywords") :])
    assert words[:2] == ["Atelier", "coopération"]
    searched = 'href="/fr/chercher/?q=coop%C3%A9ration"' in html
    assert searched == apps.is_installed("search.pages")


def test_a_keyword_without_english_label_is_marked(client, told):
    html = read(client, "/en/news/a-network/")
    assert '<span lang="fr">coopération</span>' in html


def test_the_citation_names_author_title_date_and_licence(client, told):
    html = read(client, "/fr/actualites/un-reseau/")
    cited = html[html.index('id="cite"') : html.index("</main>")]
    assert "Lou Martin, «~Un réseau~», <cite>Cousinage</cite>, <time" in cited
    assert f"/id/{told.translation_key}/" in cited
    assert '<a rel="license"' in cited
    assert "Creative Commons Attribution 4.0" in cited


def test_what_nobody_states_is_said_to_be_unknown(client, index):
    add_article(index, slug="sans-rien")
    html = read(client, "/fr/actualites/sans-rien/")
    with translation.override("fr"):
        undated = translation.gettext("Undated")
    facts = html[html.index('id="facts"') : html.index('id="source"')]
    assert f'<span class="unknown">{undated}</span>' in facts
    # Author, publisher, number and category.
    assert facts.count('<span class="unknown">Non précisé</span>') == 4
    assert '<p class="small"><span class="unknown">Non précisé</span></p>' in html


def test_the_list_begins_with_the_newest(client, index):
    appeared = {
        "ancien": datetime(2015, 1, 1, 12, tzinfo=ZoneInfo("Europe/Paris")),
        "recent": datetime(2020, 1, 1, 12, tzinfo=ZoneInfo("Europe/Paris")),
    }
    add_article(index, title="De 2016", date=date(2016, 3, 1))
    add_article(index, title="De 2019", date=date(2019, 3, 1))
    for title, instant in appeared.items():
        page = add_article(index, title=title)
        ArticlePage.objects.filter(pk=page.pk).update(first_published_at=instant)
    html = client.get("/fr/actualites/").text
    titles = re.findall(r'class="card__link"[^>]*>([^<]*)<', html)
    assert titles == ["recent", "De 2019", "De 2016", "ancien"]


def test_a_card_says_who_and_when(client, told, index):
    add_article(index, slug="sans-rien")
    html = read(client, "/fr/actualites/")
    assert "Lou Martin, <time" in html
    assert '<p class="label">Sans date</p>' in html


def test_a_draft_is_not_listed(client, index):
    add_article(index, title="Brouillon", live=False)
    assert "Brouillon" not in client.get("/fr/actualites/").text


def test_an_empty_list_says_so(client, index):
    assert 'class="card card--blank empty"' in client.get("/fr/actualites/").text


def test_the_cost_of_the_list_does_not_grow_with_the_articles(client, index):
    costs = []
    for _more in range(2):
        for _number in range(3):
            add_article(index, author=make_person())
        costs.append(cost_of(client, "/fr/actualites/"))
    assert costs[0] == costs[1] <= 16


def test_an_article_is_found_by_its_author_in_its_facts(client, told):
    facts = record(told).sections[0]
    assert facts["anchor"] == "facts"
    assert "Lou Martin" in facts["text"]
    assert "20443" in facts["text"]
    assert 'id="facts"' in read(client, "/fr/actualites/un-reseau/")


def test_partners_get_the_facts_and_the_year(told):
    assert ("year", "2018") in record(told).facets.values_list("name", "value")


def test_an_article_without_a_source_says_so_once(client, index):
    article = add_article(index)

    html = read(client, article.get_url())

    source = html.split('id="source">')[1].split("</section>")[0]
    assert "Non précisé" in source
    assert source.count("Source") == 1


def test_an_empty_list_leads_to_another_language_only_where_it_is_full(client, index):
    twin = translate(index, title="News", slug="news")
    way = f'<a class="go" href="{twin.get_url()}"'
    assert way not in read(client, index.get_url())

    add_article(twin)

    assert way in read(client, index.get_url())
