"""A declaration of facts that nothing could follow is refused at start."""

import pytest

from home.translation.checks import check_facts
from home.translation.fields import fact
from tests.plugins.toolroom.models import Room, RoomTool, ToolroomPage


def found() -> set[str]:
    return {error.id.removeprefix("home_translation.") for error in check_facts(None)}


def test_what_is_installed_can_be_followed():
    assert not found()


@pytest.mark.parametrize(
    ("model", "facts", "expected"),
    [
        (ToolroomPage, ["tools", "wals"], "E001"),
        (ToolroomPage, ["tools", "rooms"], "E002"),
        (ToolroomPage, ["opened"], "E003"),
        (Room, ["area"], "E003"),
    ],
    ids=["no such field", "translated rows", "no fact", "no fact below"],
)
def test_a_wrong_declaration_is_found(monkeypatch, model, facts, expected):
    declared = [fact(name) for name in facts]
    monkeypatch.setattr(model, "override_translatable_fields", declared)

    assert found() == {expected}


def test_a_row_that_no_other_may_repeat_is_found(monkeypatch):
    monkeypatch.setattr(RoomTool._meta.get_field("quantity"), "unique", True)

    assert found() == {"E004"}
