"""How a page is found: what it costs, and what must not be overlooked for it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site

from search.catalog.routing import has_no_restriction
from search.catalog.views import serve
from tests.factories import add_page, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def deep(tree):
    """A page three levels below the home, in both languages."""
    page = tree.fr
    for slug in ("un", "deux", "trois"):
        page = add_page(page, title=slug, slug=slug)
        translate(page, title=slug, slug=f"{slug}-en")
    return page


@pytest.mark.parametrize(
    ("language", "path"), [("fr", "un/deux/trois/"), ("en", "un-en/deux-en/trois-en/")]
)
def test_a_page_is_found_in_three_queries(
    deep, rf, django_assert_num_queries, language, path
):
    request = rf.get(f"/{language}/{path}")
    request.user = AnonymousUser()
    with override(language), django_assert_num_queries(3):
        page = serve(request, path).context_data["page"]
        assert page.locale.language_code == language
        assert page.get_parent().get_parent().get_parent().depth == 2
        assert has_no_restriction(page)


@pytest.mark.parametrize("level", range(5))
def test_a_restriction_on_any_page_above_closes_a_page_at_once(deep, client, level):
    above = [*Page.objects.get(pk=deep.pk).get_ancestors(), deep]
    assert client.get("/fr/un/deux/trois/").status_code == 200
    PageViewRestriction.objects.create(page=above[level], restriction_type="login")
    assert client.get("/fr/un/deux/trois/").status_code == 302


def test_a_restriction_beside_a_page_does_not_close_it(deep, tree, client):
    beside = add_page(tree.fr, title="À côté", slug="a-cote")
    PageViewRestriction.objects.create(page=beside, restriction_type="login")
    assert client.get("/fr/un/deux/trois/").status_code == 200
    assert client.get("/fr/a-cote/").status_code == 302


def test_a_page_is_found_below_its_own_parent_only(deep, tree, client):
    add_page(tree.fr, title="Autre", slug="autre")
    assert client.get("/fr/autre/trois/").status_code == 404
    assert client.get("/fr/un/trois/").status_code == 404
    assert client.get("/fr/un-en/").status_code == 404


def test_another_site_shows_nothing(deep, tree, client):
    Site.objects.create(hostname="localhost", root_page=tree.fr)
    assert client.get("/fr/un/", headers={"host": "localhost"}).status_code == 404
    assert client.get("/fr/un/").status_code == 200
