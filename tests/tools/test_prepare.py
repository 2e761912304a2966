"""What `make run` shows while it prepares the data."""

import io

import pytest

from tools import prepare


@pytest.fixture
def shown() -> io.StringIO:
    return io.StringIO()


def test_what_is_done_at_once_is_not_shown(shown):
    printed = prepare.Printed(shown)
    print("Labs: 3 created.", file=printed)

    assert shown.getvalue() == ""
    assert printed.untold() == "Labs: 3 created.\n"


def test_what_takes_long_is_shown_from_its_beginning_and_once(shown, monkeypatch):
    printed = prepare.Printed(shown)
    print("Sources: 2 created.", file=printed)
    monkeypatch.setattr(prepare, "LONG", -1)
    print("Labs: 3 created.", file=printed)

    assert shown.getvalue() == "Sources: 2 created.\nLabs: 3 created.\n"
    assert printed.untold() == ""
