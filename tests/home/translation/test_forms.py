"""A list that a translation may not change is refused where its editor sees it."""

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories import add_page, edit, make_admin, settle_if_open, translate
from tests.home.translation.localize import page_of, save, send_to_translation
from tests.plugins.toolroom.models import Room, RoomTool, ToolLoan, ToolroomPage
from tests.search.catalog.walk.admin import Admin

REFUSAL = "“Tools on the wall” comes from the source page, and is another list there."


@pytest.fixture
def admin(client, tree):
    user = make_admin()
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return Admin(client, user)


@pytest.fixture
def twin(tree):
    page = ToolroomPage(title="Atelier", slug="atelier")
    saw = RoomTool(name={"fr": "Scie"}, quantity=2)
    saw.loans = [ToolLoan(lent_on="2020-05-01")]
    page.tools = [saw, RoomTool(name={"fr": "Rabot"})]
    page.rooms = [Room(name="Forge", area=20)]
    page = add_page(tree.fr, page)
    return translate(page, title="Workshop", slug="workshop")


def send(admin, page, **changed):
    """Publishes the form of a translation; returns the form that comes back."""
    data = admin.page_data(page, page.get_parent()) | {"action-publish": "1"}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = admin.client.post(address, data | changed)
    settle_if_open()
    return answer.context["form"] if answer.status_code == 200 else None


def told_of(form, name: str) -> list[str]:
    return list(form.formsets[name].non_form_errors())


def test_the_form_is_taken_as_it_is_shown(admin, twin):
    assert send(admin, twin, title="The workshop") is None

    twin.refresh_from_db()
    assert twin.title == "The workshop"


@pytest.mark.parametrize(
    "change",
    [
        {"tools-0-quantity": "5"},
        {"tools-0-DELETE": "on"},
        {"tools-0-ORDER": "2", "tools-1-ORDER": "1"},
        {"tools-0-loans-0-lent_on": "2021-05-01"},
        {"tools-0-loans-0-DELETE": "on"},
    ],
    ids=["changed", "taken away", "moved", "changed below", "taken away below"],
)
def test_another_list_is_refused_at_the_list(admin, twin, change):
    form = send(admin, twin, **change)

    assert told_of(form, "tools") == [REFUSAL]
    assert not form.errors


def test_the_text_of_a_row_is_the_translators_and_its_facts_are_not(admin, twin):
    assert send(admin, twin, **{"rooms-0-name": "Smithy"}) is None
    assert twin.rooms.get().name == "Smithy"

    send(admin, twin, **{"rooms-0-area": "99"})
    assert twin.rooms.get().area == 20


def test_other_keywords_are_refused_at_the_field(admin, twin):
    form = send(admin, twin, keywords="bois")

    assert form.errors == {
        "keywords": [
            "“Keywords” comes from the source page, and is another list there."
        ]
    }


def test_an_error_in_a_row_is_said_first(admin, twin):
    form = send(admin, twin, **{"tools-0-quantity": "many"})

    assert form.formsets["tools"].errors[0]["quantity"]
    assert told_of(form, "tools") == []


def test_it_is_refused_also_when_the_translation_was_stopped(admin, tree):
    page = ToolroomPage(title="Atelier", slug="atelier")
    page.tools = [RoomTool(name={"fr": "Scie"})]
    page = add_page(tree.fr, page)
    translation = send_to_translation(page)
    save(translation)
    admin.post("wagtail_localize:stop_translation", translation.pk)

    form = send(admin, page_of(translation), **{"tools-0-quantity": "5"})

    assert told_of(form, "tools") == [REFUSAL]


def test_the_source_changes_its_lists_as_it_likes(admin, twin, tree):
    source = twin.get_translation(tree.fr.locale)

    assert send(admin, source, **{"tools-0-quantity": "5"}) is None

    assert [row.quantity for row in twin.tools.all()] == [5, None]


def test_a_draft_source_binds_nobody(admin, twin, tree):
    source = twin.get_translation(tree.fr.locale)
    edit(source, publish=False)
    source.unpublish()

    assert send(admin, twin, **{"tools-0-quantity": "5"}) is None
