"""Pages of types that bring no template of their own, and their cards."""

import re

import pytest
from django.utils.translation import override

from home.templatetags.pages import page_cards
from tests.factories import add_page
from tests.plugins.makerspace.models import MakerspacePage

pytestmark = pytest.mark.django_db

BODY = [("section", {"heading": "Why come?", "text": "<p>To make <b>things</b>.</p>"})]


@pytest.fixture
def makerspace(tree):
    page = MakerspacePage(
        title="The maker's space",
        slug="space",
        summary="A place to make things.",
        machines=12,
        body=BODY,
    )
    return add_page(tree.en, page)


def test_a_plugin_without_templates_has_a_whole_page(client, makerspace):
    html = client.get("/en/space/").text
    assert 'data-kind="makerspace"' in html
    assert '<h1 class="sheet__title">The maker’s space</h1>' in html
    assert "A place to make things.</p>" in html
    assert '<h2 class="name" id="part-1">Why come?</h2>' in html
    assert "<p>To make <b>things</b>.</p>" in html


def test_all_that_the_catalog_links_to_is_on_the_page(client, makerspace):
    html = client.get("/en/space/").text
    anchors = {section.anchor for section in makerspace.catalog_sections()}
    assert anchors == {"facts", "part-1"}
    assert anchors <= set(re.findall(r'id="([^"]*)"', html))
    assert "Machines: 12" in html


def test_cards_take_their_addresses_from_the_catalog(
    django_assert_num_queries, tree, makerspace
):
    hidden = add_page(tree.en, title="Hidden", slug="hidden", live=False)
    other = add_page(tree.en, title="Other", slug="other")
    with override("en"), django_assert_num_queries(1):
        html = page_cards([makerspace, hidden, other], level=2)
    assert re.findall(r'class="card__link" href="([^"]*)"', html) == [
        "/en/space/",
        "/en/other/",
    ]
    assert html.count("<h2") == 2
