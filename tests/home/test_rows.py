"""Rows of one list that may not say the same can still exchange what they say."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given

from home.checks import check_rows
from home.models import Source
from home.terms.merging import merge_terms
from tests.factories import (
    add_page,
    edit,
    make_admin,
    make_source,
    settle_if_open,
    translate,
)
from tests.lists import WRITTEN, ListOfPage, lines
from tests.plugins.toolroom.models import RoomTool, ToolLoan, ToolroomPage
from tests.search.catalog.walk.admin import Admin

REPEATED = "This manual is on the wall already."


@pytest.fixture
def admin(client, tree):
    user = make_admin()
    client.force_login(user)
    return Admin(client, user)


def tool(manual: Source | None, **fields) -> RoomTool:
    return RoomTool(name={"fr": "Outil"}, manual=manual, **fields)


def toolroom(tree, *manuals, **fields) -> ToolroomPage:
    page = ToolroomPage(title="Atelier", **fields)
    page.tools = [tool(each, sort_order=place) for place, each in enumerate(manuals)]
    return add_page(tree.fr, page)


def manuals_of(page) -> list:
    page = ToolroomPage.objects.get(pk=page.pk)
    return [row.manual for row in page.tools.all()]


@pytest.fixture
def wall(tree):
    page = toolroom(tree)
    translate(page)
    manuals = [make_source() for _each in range(4)]
    return ListOfPage(page, "tools", "manual", manuals, tool)


@WRITTEN
@given(written=lines(rows=3, values=4, empty=True))
def test_an_editor_writes_the_list_in_any_order(admin, wall, written):
    wall.check(admin, written, rows=3)


def test_rows_exchange_what_they_say_wherever_it_is_published(tree):
    one, other = make_source(), make_source()
    page = toolroom(tree, one, other)
    twin = translate(page)
    before = page.get_latest_revision()

    draft = page.get_latest_revision_as_object()
    first, second = draft.tools.all()
    first.manual, second.manual = other, one
    page = edit(draft, tools=[first, second])
    assert manuals_of(page) == manuals_of(twin) == [other, one]

    before.publish()
    settle_if_open()
    assert manuals_of(page) == manuals_of(twin) == [one, other]


def test_a_row_that_goes_leaves_its_place_to_another(admin, tree):
    one, other = make_source(), make_source()
    page = toolroom(tree, one, other)
    data = admin.page_data(page, tree.fr) | {"action-publish": "1"}

    admin.post(
        "wagtailadmin_pages:edit",
        page.pk,
        data=data
        | {"tools-0-DELETE": "on", "tools-1-manual": str(one.pk)}
        | {"title": "L'atelier"},
    )

    assert manuals_of(page) == [one]


def test_what_repeats_is_told_beside_what_else_is_wrong(admin, tree):
    source = make_source()
    page = toolroom(tree, source, make_source(), None)
    data = admin.page_data(page, tree.fr) | {
        "action-publish": "1",
        "tools-0-quantity": "many",
        "tools-1-manual": str(source.pk),
        "tools-2-DELETE": "on",
        "tools-2-manual": str(source.pk),
    }

    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = admin.client.post(address, data).context["form"]

    told = [dict(row.errors) for row in form.formsets["tools"].forms]
    assert list(map(list, told)) == [["quantity"], ["manual"], []]
    assert told[1]["manual"] == [REPEATED]


def test_code_cannot_publish_rows_that_repeat_others(tree):
    source = make_source(title={"fr": "La notice"})
    page = toolroom(tree, source)
    page.tools = [tool(source), tool(None), tool(None), tool(source)]

    with override("en"), pytest.raises(ValidationError) as refused:
        page.save_revision()

    assert refused.value.messages == [
        f"“Tools on the wall”, “{page.tools.all()[3]}”: {REPEATED}"
    ]


def test_a_draft_with_rows_that_repeat_others_is_mended_in_its_form(admin, tree):
    one, other = make_source(), make_source()
    page = toolroom(tree, one, other)
    draft = page.get_latest_revision_as_object()
    draft.tools = [tool(one), tool(one)]
    draft.save_revision(clean=False)
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()

    data = admin.page_data(draft, tree.fr) | {"action-publish": "1"}
    admin.post(
        "wagtailadmin_pages:edit",
        page.pk,
        data=data | {"tools-1-manual": str(other.pk)},
    )

    assert manuals_of(page) == [one, other]


def test_rows_that_say_the_same_of_merged_terms_become_one(tree):
    kept, merged = make_source(), make_source()
    page = toolroom(tree, kept, merged)
    first, second = page.tools.all()
    second.quantity = 2
    page = edit(page, tools=[first, second])
    edit(page, publish=False, title="Brouillon")

    merge_terms(kept=kept, merged=merged)
    settle_if_open()

    assert manuals_of(page) == [kept]
    assert page.tools.get().quantity == 2
    page.refresh_from_db()
    (row,) = page.get_latest_revision_as_object().tools.all()
    assert (row.manual, row.quantity) == (kept, 2)


def test_keywords_are_written_in_any_order(admin, tree):
    page = toolroom(tree)
    for words in ("bois, métal", "métal, bois", "métal, métal", "verre, bois, métal"):
        data = admin.page_data(page, tree.fr) | {"action-publish": "1"}
        admin.post("wagtailadmin_pages:edit", page.pk, data=data | {"keywords": words})
        settle_if_open()
        page = ToolroomPage.objects.get(pk=page.pk)
        assert set(page.keywords.names()) == set(words.split(", "))
    for revision in page.revisions.order_by("pk"):
        revision.publish()
        settle_if_open()


# What is declared


def test_a_constraint_that_rows_cannot_exchange_is_found(monkeypatch):
    assert not check_rows(None)
    monkeypatch.setattr(ToolLoan._meta, "unique_together", [("tool", "lent_on")])

    assert [error.id for error in check_rows(None)] == ["home.E001"]


def test_rows_that_differ_in_no_field_are_found(monkeypatch):
    monkeypatch.setattr(RoomTool, "distinct_by", "manuel")

    assert [error.id for error in check_rows(None)] == ["home.E002"]
