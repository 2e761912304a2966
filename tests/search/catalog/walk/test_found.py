"""What the random walk found, each as short as it can be told."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import SiteImage, StandardPage
from search.catalog.actions import check_catalog
from tests.factories import (
    add_page,
    edit,
    make_admin,
    record,
    settle_if_open,
    translate,
)
from tests.plugins.makerspace.models import MakerspacePage
from tests.search.catalog.walk.admin import Admin
from tests.search.catalog.walk.clock import Clock


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture
def admin(client):
    user = make_admin()
    client.force_login(user)
    return Admin(client, user)


def linking_to(page) -> list:
    link = f'<p><a linktype="page" id="{page.pk}">ici</a></p>'
    return [("section", {"heading": "", "text": link})]


def test_writing_a_translation_leaves_its_source_its_facets_and_mentions(tree):
    image = SiteImage.objects.create(title="Image", file="x.png", width=4, height=3)
    page = MakerspacePage(title="A", slug="a", machines=3, image=image)
    page = add_page(tree.fr, page)

    translate(page, slug="b")

    assert record(page).facets.get().value == "3"
    assert record(page).mentions.filter(target=f"home.siteimage:{image.pk}").exists()


def test_a_page_is_created_in_the_admin(tree, admin):
    page = StandardPage(title="A", slug="a", locale=tree.fr.locale)

    admin.create(tree.fr, page, publish=True)

    assert StandardPage.objects.get(slug="a").live


def test_what_names_a_page_that_expired_follows_when_that_is_settled(tree, clock):
    first = add_page(tree.fr, slug="un")
    second = add_page(tree.fr, slug="deux", body=linking_to(first))
    third = add_page(tree.fr, slug="trois", body=linking_to(second))
    edit(second, expire_at=timezone.now() + timedelta(hours=1))
    assert str(second.translation_key) in record(third).representation

    clock.advance(hours=2)
    first.unpublish()
    settle_if_open()

    assert record(second).withdrawn
    assert str(second.translation_key) not in record(third).representation


def test_what_expired_and_was_not_unpublished_yet_is_no_fault(tree, clock):
    page = add_page(tree.fr)
    edit(page, expire_at=timezone.now() + timedelta(hours=1))

    clock.advance(hours=2)

    assert not check_catalog()


def test_a_misfiled_page_does_not_open_where_its_language_is_closed(tree, client):
    page = translate(add_page(tree.fr, slug="page"), slug="misfiled")
    page.move(tree.fr, pos="last-child")
    tree.en.unpublish()
    settle_if_open()

    assert record(page).withdrawn
    assert client.get("/en/misfiled/").status_code == 404


@pytest.mark.parametrize("kind", ["login", "password"])
def test_an_alias_of_what_is_restricted_is_not_served(tree, client, kind):
    page = add_page(add_page(tree.fr), slug="source")
    alias = page.create_alias(parent=tree.fr, update_slug="alias")
    settle_if_open()
    assert client.get(alias.url).status_code == 200

    restriction = PageViewRestriction(page=page.get_parent(), restriction_type=kind)
    restriction.save()
    settle_if_open()

    assert client.get(alias.url).status_code == 404
