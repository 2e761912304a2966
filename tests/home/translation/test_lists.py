"""Lists of rows without a language are facts as a whole, in whatever plugin."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.translation import override
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Revision
from wagtail_localize.models import OverridableSegment

from home.models import Source
from home.translation.facts import follow_sources
from search.catalog.models import Record
from search.catalog.notes import Notes
from tests.factories import add_page, edit, record, settle_if_open, translate
from tests.home.translation.localize import page_of, save, send_to_translation
from tests.plugins.toolroom.models import (
    Room,
    RoomDoor,
    RoomTool,
    ToolLoan,
    ToolroomPage,
)


def tool(name: str, **fields) -> RoomTool:
    return RoomTool(name={"fr": name}, **fields)


def said(page) -> list[tuple]:
    """What a page says of its tools, in its order."""
    return [
        (str(row.name), row.quantity, [loan.lent_on for loan in row.loans.all()])
        for row in page.tools.all()
    ]


def saw_and_plane() -> list[RoomTool]:
    saw = tool("Scie", quantity=2, sizes=[20, 30], sort_order=0)
    saw.loans = [ToolLoan(lent_on=date(2020, 5, 1), sort_order=0)]
    return [saw, tool("Rabot", sort_order=1)]


@pytest.fixture
def pair(tree):
    page = ToolroomPage(title="Atelier", slug="atelier")
    page.tools = saw_and_plane()
    page.rooms = [Room(name="Forge", area=20, sort_order=0)]
    page = add_page(tree.fr, page)
    return page, translate(page, title="Workshop", slug="workshop")


def reread(page):
    return type(page).objects.get(pk=page.pk)


def test_a_copy_in_another_language_has_the_lists(pair):
    page, twin = pair

    assert (
        said(twin)
        == said(page)
        == [("Scie", 2, [date(2020, 5, 1)]), ("Rabot", None, [])]
    )
    assert not {row.pk for row in twin.tools.all()} & {
        row.pk for row in page.tools.all()
    }


def test_publishing_the_source_changes_the_list_of_its_translation(pair):
    page, twin = pair
    draft = page.get_latest_revision_as_object()
    saw, plane = draft.tools.all()
    saw.quantity, saw.loans = 3, [ToolLoan(lent_on=date(2021, 6, 2), sort_order=0)]
    draft.tools = [saw, tool("Étau", sort_order=1)]
    draft.save_revision().publish()
    settle_if_open()

    assert said(reread(twin)) == [("Scie", 3, [date(2021, 6, 2)]), ("Étau", None, [])]
    assert "Étau" in record(twin).representation


def test_a_draft_of_the_source_changes_no_list(pair):
    page, twin = pair

    edit(page, tools=[], publish=False)

    assert len(said(reread(twin))) == 2


def test_a_list_that_is_emptied_is_emptied(pair):
    page, twin = pair

    edit(page, tools=[])

    assert said(reread(twin)) == []
    assert said(twin.get_latest_revision_as_object()) == []


def test_the_order_is_kept(pair):
    page, twin = pair
    saw, plane = page.tools.all()
    saw.sort_order, plane.sort_order = 1, 0

    edit(page, tools=[plane, saw])

    assert [name for name, *_ in said(reread(twin))] == ["Rabot", "Scie"]


def test_rows_without_a_place_keep_the_order_in_which_they_were_made(pair):
    page, twin = pair
    edit(page, tools=[tool("Scie"), tool("Rabot"), tool("Étau")])

    edit(page, tools=[tool("Scie"), tool("Pince"), tool("Rabot"), tool("Étau")])

    names = [name for name, *_ in said(reread(twin))]
    assert names == ["Scie", "Pince", "Rabot", "Étau"]


def test_rows_that_say_the_same_are_not_written_again(pair):
    page, twin = pair
    saw, plane = twin.tools.all()
    draft = page.get_latest_revision_as_object()

    edit(page, tools=[*draft.tools.all(), tool("Étau", sort_order=2)])

    assert [row.pk for row in reread(twin).tools.all()][:2] == [saw.pk, plane.pk]


def test_two_rows_may_exchange_what_only_one_may_have(pair):
    page, twin = pair
    first, second = (Source.objects.create(key=key) for key in ("un", "deux"))
    edit(
        page,
        tools=[
            tool("Scie", manual=first, sort_order=0),
            tool("Rabot", manual=second, sort_order=1),
        ],
    )

    edit(
        page,
        tools=[
            tool("Scie", manual=second, sort_order=0),
            tool("Rabot", manual=first, sort_order=1),
        ],
    )

    assert [row.manual for row in reread(twin).tools.all()] == [second, first]


def test_publishing_again_writes_nothing(pair):
    page, twin = pair
    before = {row.pk: row for row in Record.objects.all()}
    revision = twin.get_latest_revision()

    page.get_latest_revision().publish()
    settle_if_open()

    assert record(twin).sequence == before[record(twin).pk].sequence
    assert reread(twin).last_published_at == twin.last_published_at
    assert Revision.objects.get(pk=revision.pk).content == revision.content


def test_the_translators_draft_gets_the_list(pair):
    page, twin = pair
    edit(twin, title="The workshop", publish=False)

    edit(page, tools=[tool("Étau", sort_order=0)])
    reread(twin).get_latest_revision().publish()
    settle_if_open()

    assert reread(twin).title == "The workshop"
    assert said(reread(twin)) == [("Étau", None, [])]


def test_a_scheduled_translation_goes_live_with_the_present_list(pair):
    page, twin = pair
    draft = twin.get_latest_revision_as_object()
    draft.title, draft.go_live_at = "Soon", timezone.now() + timedelta(hours=1)
    scheduled = draft.save_revision()
    scheduled.publish()
    edit(twin, title="Later", go_live_at=None, publish=False)

    edit(page, tools=[])

    assert said(Revision.objects.get(pk=scheduled.pk).as_object()) == []


def test_an_old_revision_of_a_translation_does_not_bring_back_an_old_list(pair):
    page, twin = pair
    old = twin.get_latest_revision()
    edit(twin, title="The workshop")
    edit(page, tools=[])

    with override("en"), pytest.raises(ValidationError) as refused:
        old.publish()

    assert refused.value.message_dict == {
        NON_FIELD_ERRORS: [
            "“Tools on the wall” comes from the source page, and is another list there."
        ]
    }
    assert said(reread(twin)) == []


def test_a_translation_made_of_a_draft_gets_the_list_when_the_source_is_open(tree):
    page = ToolroomPage(title="Atelier", slug="atelier")
    page.tools = saw_and_plane()
    page = add_page(tree.fr, page, live=False)
    twin = translate(page, slug="workshop")
    edit(page, tools=[tool("Étau", sort_order=0)], publish=False)
    assert len(said(reread(twin))) == 2

    page.get_latest_revision().publish()
    settle_if_open()

    assert said(reread(twin)) == [("Étau", None, [])]


def test_an_alias_in_the_other_language_has_the_list_as_a_page_of_its_own_too(
    tree, pair
):
    page, twin = pair
    twin.delete()
    alias = page.copy_for_translation(tree.en.locale, alias=True)
    edit(page, tools=[tool("Étau", sort_order=0)])
    assert said(reread(alias)) == [("Étau", None, [])]

    ConvertAliasPageAction(reread(alias)).execute()
    edit(page, tools=[])

    assert said(reread(alias)) == []


def test_updating_by_wagtail_localize_keeps_the_present_list(tree):
    page = ToolroomPage(title="Atelier", slug="atelier")
    page.tools = saw_and_plane()
    page = add_page(tree.fr, page)
    translation = send_to_translation(page)
    save(translation)

    edit(page, tools=[tool("Étau", sort_order=0)])
    save(translation)

    assert said(page_of(translation)) == [("Étau", None, [])]


def test_the_translator_is_not_shown_the_list(tree):
    page = ToolroomPage(title="Atelier", slug="atelier")
    page.tools, page.rooms = saw_and_plane(), [Room(name="Forge", area=20)]
    page = add_page(tree.fr, page)

    translation = send_to_translation(page)

    source = translation.source
    paths = {each.context.path for each in source.stringsegment_set.all()}
    assert not any("tools" in path for path in paths)
    assert any(path.endswith(".name") for path in paths)
    assert not OverridableSegment.objects.filter(source=source).exists()


def test_facts_of_translated_rows_follow_with_their_lists_and_their_order(pair):
    page, twin = pair
    draft = page.get_latest_revision_as_object()
    forge = draft.rooms.get()
    forge.area, forge.name, forge.sort_order = 30, "La forge", 4
    forge.doors = [RoomDoor(width=90, sort_order=0)]

    edit(page, rooms=[forge])

    for version in (reread(twin), twin.get_latest_revision_as_object()):
        room = version.rooms.get()
        assert (room.name, room.area, room.sort_order) == ("Forge", 30, 4)
        assert [door.width for door in room.doors.all()] == [90]


def test_a_row_that_the_translation_has_not_yet_waits_for_its_translator(pair):
    page, twin = pair
    draft = page.get_latest_revision_as_object()

    edit(page, rooms=[*draft.rooms.all(), Room(name="Cour", sort_order=1)])

    assert [room.name for room in reread(twin).rooms.all()] == ["Forge"]


def test_keywords_follow_and_are_emptied(pair):
    page, twin = pair
    tag(page, "bois", "métal")
    assert sorted(reread(twin).keywords.names()) == ["bois", "métal"]
    before = record(twin).sequence

    tag(page, "métal", "bois")
    assert record(twin).sequence == before

    tag(page)
    assert not reread(twin).keywords.exists()
    assert not twin.get_latest_revision_as_object().keywords.all()


def test_wagtail_localize_leaves_the_source_its_keywords(tree):
    page = add_page(tree.fr, ToolroomPage(title="Atelier", slug="atelier"))
    tag(page, "bois")
    translation = send_to_translation(page)
    save(translation)

    tag(page, "métal")
    save(translation)

    assert list(reread(page).keywords.names()) == ["métal"]
    assert list(page_of(translation).keywords.names()) == ["métal"]


def tag(page, *names):
    draft = page.get_latest_revision_as_object()
    draft.keywords.set(names)
    draft.save_revision().publish()
    settle_if_open()


def test_looking_costs_the_same_however_many_pages_were_touched(
    tree, django_assert_max_num_queries
):
    pages = []
    for number in range(3):
        page = ToolroomPage(title=f"Atelier {number}", slug=f"atelier-{number}")
        page.tools = saw_and_plane()
        pages.append(add_page(tree.fr, page))
    twins = [translate(page, slug=f"workshop-{page.pk}") for page in pages]

    for touched in (pages[:1], [*pages, *twins]):
        with django_assert_max_num_queries(14):
            follow_sources(Notes(pages={page.pk for page in touched}))
