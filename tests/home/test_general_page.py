"""The page of a type that brings no template: it has what every page has."""

import pytest

from search.catalog.contract import Section
from tests.factories import add_page, edit, make_source
from tests.home.reading import read
from tests.plugins.makerspace.models import MakerspacePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def makerspace(tree):
    page = add_page(
        tree.fr,
        MakerspacePage(
            title="L'atelier",
            slug="atelier",
            machines=3,
            source=make_source(title={"fr": "Les notes"}),
            basis="inferred",
            licence="CC-BY-4.0",
        ),
    )
    page.keywords.add("bois")
    return edit(page)


def test_it_shows_keywords_source_and_licence(client, makerspace):
    html = read(client, "/fr/atelier/")
    assert "bois" in html[html.index('id="keywords"') :]
    source = html[html.index('id="source"') :]
    assert "<cite>Les notes</cite>, sans date." in source
    assert "Déduit du contexte." in source
    cited = html[html.index('id="cite"') :]
    assert "«~L’atelier~», <cite>" in cited
    assert "Creative Commons Attribution 4.0" in cited


def test_each_section_of_the_catalog_is_at_its_anchor(client, makerspace):
    html = read(client, "/fr/atelier/")
    sections = makerspace.catalog_sections()
    assert all(isinstance(section, Section) for section in sections)
    assert all(f'id="{section.anchor}"' in html for section in sections)


def test_a_plain_page_without_source_does_not_speak_of_one(client, tree):
    add_page(tree.fr, slug="mentions")
    html = read(client, "/fr/mentions/")
    assert 'id="source"' not in html
    assert 'id="keywords"' not in html
    assert 'id="cite"' in html
