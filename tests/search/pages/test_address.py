"""The search page's own address."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from home.models import StandardPage
from tests.factories import make_admin
from tests.search.catalog.walk.admin import Admin, Refused


def test_the_admin_refuses_an_address_of_the_site_itself(tree, client):
    user = make_admin()
    client.force_login(user)
    with override("fr"):
        slug = reverse("search_pages:search").strip("/").removeprefix("fr/")
    page = StandardPage(title="A", slug=slug, locale=tree.fr.locale)

    with pytest.raises(Refused, match="slug"):
        Admin(client, user).create(tree.fr, page, publish=True)
