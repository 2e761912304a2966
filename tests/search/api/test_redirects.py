"""Former addresses: where they lead readers, and what partners are told of them."""

import pytest
from django.apps import apps
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from tests.factories import add_page, make_admin, settle_if_open, translate
from tests.factories import edit as publish_edit

URL = "/api/v1/redirects/"


@pytest.fixture
def section(tree):
    return add_page(tree.fr, title="Section", slug="section")


@pytest.fixture
def page(tree):
    return add_page(tree.fr, title="Un", slug="un")


@pytest.fixture
def edit(django_capture_on_commit_callbacks):
    """Publishes a change, with what follows its COMMIT: a redirect for a new slug."""

    def run(page, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return publish_edit(page, **fields)

    return run


def leads_to(client, path) -> str:
    answer = client.get(path)
    assert answer.status_code == 301
    return answer["Location"]


def listed(client, query="") -> dict[str, str]:
    answer = client.get(URL + query)
    assert answer.status_code == 200
    return {each["from"]: each["to"] for each in answer.json()["items"]}


def test_the_former_address_of_a_page_whose_slug_changed_leads_to_it(
    page, client, edit
):
    edit(page, slug="deux")

    assert leads_to(client, "/fr/un/") == "/fr/deux/"
    assert client.get(URL).json()["items"] == [
        {
            "from": "/fr/un/",
            "to": "http://testserver/fr/deux/",
            "permanent": True,
            "key": str(page.translation_key),
        }
    ]


def test_a_page_that_moves_takes_its_addresses_and_those_below_with_it(
    section, page, client, settled
):
    below = add_page(page, slug="bas")

    settled(lambda: page.move(section, pos="last-child"))

    assert leads_to(client, "/fr/un/") == "/fr/section/un/"
    assert leads_to(client, "/fr/un/bas/") == "/fr/section/un/bas/"
    assert listed(client) == {
        "/fr/un/": "http://testserver/fr/section/un/",
        "/fr/un/bas/": "http://testserver/fr/section/un/bas/",
    }
    assert below.translation_key


def test_each_language_has_its_own_former_addresses(page, client, edit):
    twin = translate(page, slug="one")

    edit(twin, slug="two")

    assert leads_to(client, "/en/one/") == "/en/two/"
    assert client.get("/fr/un/").status_code == 200
    assert listed(client) == {"/en/one/": "http://testserver/en/two/"}


def test_a_page_that_answers_elsewhere_than_in_the_tree_leads_there(tree, client, edit):
    if not apps.is_installed("labs.core"):
        return
    from tests.factories import add_programme, add_programme_index

    index = add_programme_index(tree.fr)
    numbered = add_programme(index, inventory_number="00C.001")
    plain = add_programme(index, slug="sans-numero")

    edit(index, slug="programmes")

    number = f"/fr/programmes/{numbered.inventory_number}/"
    assert leads_to(client, "/fr/cousins/00C.001/") == number
    assert leads_to(client, "/fr/cousins/sans-numero/") == (
        "/fr/programmes/sans-numero/"
    )
    assert listed(client)["/fr/cousins/00C.001/"] == f"http://testserver{number}"
    assert plain.slug == "sans-numero"


def test_a_page_that_gets_another_number_is_found_at_the_former_one(tree, client, edit):
    if not apps.is_installed("labs.core"):
        return
    from tests.factories import add_programme, add_programme_index

    page = add_programme(add_programme_index(tree.fr), inventory_number="00C.001")

    edit(page, inventory_number="00C.002")

    assert leads_to(client, "/fr/cousins/00C.001/") == "/fr/cousins/00C.002/"
    assert listed(client) == {
        "/fr/cousins/00C.001/": "http://testserver/fr/cousins/00C.002/"
    }


def test_a_redirect_of_an_editor_stays_when_a_page_leaves_its_address(
    page, client, edit
):
    site = Site.objects.get(is_default_site=True)
    Redirect.add_redirect("/fr/un/", "https://example.org/", site=site)

    edit(page, slug="deux")

    assert leads_to(client, "/fr/un/") == "https://example.org/"


def test_the_address_that_a_page_takes_again_is_its_own(page, client, edit):
    edit(page, slug="deux")
    edit(page, slug="un")

    assert client.get("/fr/un/").status_code == 200
    assert leads_to(client, "/fr/deux/") == "/fr/un/"
    assert list(listed(client)) == ["/fr/deux/"]


def test_the_slug_of_a_draft_that_never_was_public_is_no_address(tree, client, edit):
    draft = add_page(tree.fr, slug="fusion-secrete", live=False)
    edit(draft, slug="neutre")

    assert "fusion-secrete" not in client.get(URL).text
    assert client.get("/fr/fusion-secrete/").status_code == 404


def test_nobody_is_led_to_a_draft_or_to_a_closed_page(
    section, page, client, settled, edit
):
    other = add_page(section, slug="autre")
    edit(page, slug="secret-un")
    edit(other, slug="secret-deux")

    settled(page.unpublish)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    settle_if_open()

    assert client.get("/fr/un/").status_code == 404
    assert client.get("/fr/section/autre/").status_code == 404
    assert listed(client) == {}


def test_an_address_that_leads_to_another_site_is_told(tree, client):
    Redirect.add_redirect("/fr/blog/", "https://example.org/", is_permanent=False)

    answer = client.get("/fr/blog/")

    assert (answer.status_code, answer["Location"]) == (302, "https://example.org/")
    assert client.get(URL).json()["items"] == [
        {
            "from": "/fr/blog/",
            "to": "https://example.org/",
            "permanent": False,
            "key": None,
        }
    ]


def test_pages_of_the_list_follow_each_other(tree, client):
    for letter in "cab":
        Redirect.add_redirect(f"/fr/{letter}/", "https://example.org/")

    first = client.get(f"{URL}?limit=2").json()
    last = client.get(first["links"]["next"]).json()

    assert [each["from"] for each in first["items"]] == ["/fr/a/", "/fr/b/"]
    assert [each["from"] for each in last["items"]] == ["/fr/c/"]
    assert last["links"]["next"] is None


def test_it_costs_one_query(page, client, edit, django_assert_num_queries):
    edit(page, slug="deux")
    edit(page, slug="trois")

    with django_assert_num_queries(1):
        assert len(listed(client)) == 2


def test_the_api_is_led_nowhere(tree, client):
    Redirect.add_redirect("/api/v1/nothing/", "https://example.org/")

    assert client.get("/api/v1/nothing/").status_code == 404


def test_editors_find_the_redirects_in_the_admin(tree, client):
    client.force_login(make_admin())

    assert client.get("/admin/redirects/").status_code == 200


def test_the_same_etag_is_answered_304_and_head_as_get(page, client, edit):
    etag = client.get(URL)["ETag"]

    unchanged = client.get(URL, headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    head = client.head(URL)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)

    edit(page, slug="deux")
    assert client.get(URL, headers={"If-None-Match": etag}).status_code == 200


def test_what_it_does_not_know_is_refused(db, client):
    for query in ("?locale=fr", "?limit=0", "?limit=101", "?cursor=x"):
        answer = client.get(URL + query)
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
    assert client.post(URL).status_code == 405
