"""Private pages: opened by those who may, and by nobody else."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import add_page, make_admin


@pytest.fixture
def secret(tree):
    return add_page(tree.fr, title="Réservée", slug="secret")


def test_the_right_password_opens_the_page(secret, client):
    restriction = PageViewRestriction.objects.create(
        page=secret,
        restriction_type="password",
        password="sesame",  # noqa: S106
    )
    asked = client.get("/fr/secret/")
    assert "Réservée" not in asked.content.decode()
    address = asked.context["action_url"]

    wrong = client.post(address, {"password": "no", "return_url": "/fr/secret/"})
    assert wrong.status_code == 200
    assert wrong.context["form"].errors

    right = client.post(
        address,
        {"password": restriction.password, "return_url": "/fr/secret/"},
        follow=True,
    )
    assert "Réservée" in right.content.decode()


def test_a_login_leads_back_to_the_page(secret, client):
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    make_admin(username="editor", password="sesame-sesame")  # noqa: S106

    asked = client.get("/fr/secret/", follow=True)
    assert asked.status_code == 200
    address, _status = asked.redirect_chain[-1]
    opened = client.post(
        address, {"username": "editor", "password": "sesame-sesame"}, follow=True
    )

    assert "Réservée" in opened.content.decode()


@pytest.mark.parametrize("kind", ["draft", "restricted", "open"])
def test_a_link_says_the_address_of_open_pages_only(tree, client, settled, kind):
    target = add_page(tree.fr, slug="plan-confidentiel", live=kind != "draft")
    if kind == "restricted":
        PageViewRestriction.objects.create(page=target, restriction_type="login")
        settled()
    link = f'<p><a linktype="page" id="{target.pk}">ici</a></p>'
    add_page(tree.fr, slug="page", body=[("section", {"heading": "", "text": link})])

    html = client.get("/fr/page/").content.decode()

    assert ">ici</a>" in html
    assert ("plan-confidentiel" in html) == (kind == "open")
