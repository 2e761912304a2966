"""The command: what it makes, and what it says of it."""

from functools import partial
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from wagtail_localize.models import StringTranslation

from demo.loading import Loader
from home.models import ArticlePage, HomePage
from search.catalog.models import Record
from tests.demo.files import ARTICLE, NETWORK, NEWS, PERSON, TERM, load, write_files


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.fixture
def command(monkeypatch, tmp_path):
    """Runs load_demo on small files; returns the lines that it printed."""
    folder = tmp_path / "content"
    small = partial(Loader, folder=folder)
    monkeypatch.setattr("demo.management.commands.load_demo.Loader", small)

    def run(said=None, **lists) -> list[str]:
        said = said or StringIO()
        write_files(folder, **lists)
        call_command("load_demo", stdout=said)
        return said.getvalue().splitlines()

    return run


def test_both_homes_are_there_and_lead_to_each_other(empty, client, command):
    command()

    homes = Record.objects.public().filter(kind="home").values_list("path", flat=True)
    assert sorted(homes) == ["/en/", "/fr/"]
    for here, there in (("/fr/", "/en/"), ("/en/", "/fr/")):
        html = client.get(here).content.decode()
        assert f'href="http://testserver{there}"' in html


def test_a_line_for_each_group_and_a_summary_say_what_was_done(no_site, command):
    lines = command(persons=[PERSON], glossary=[TERM])

    assert lines[:3] == [
        "Sources: 1 created.",
        "People: 1 created.",
        "Glossary: 1 created.",
    ]
    assert lines[-1] == (
        "Demonstration content: 4 created, 0 updated, 0 skipped, 0 left as they are."
    )


def test_what_was_skipped_is_said_with_its_reason(tree, command):
    lines = command()

    assert lines[-2:] == [
        "Skipped, home home: it was there already, and differs from the files.",
        "Demonstration content: 1 created, 0 updated, 1 skipped, 0 left as they are.",
    ]
    titles = HomePage.objects.order_by("title").values_list("title", flat=True)
    assert list(titles) == ["Accueil", "Home"]


def test_what_no_plugin_can_hold_is_said(no_site, command):
    said = "\n".join(command())

    assert "Left out, labs.places is not installed: directories, place_types" in said
    assert ("labs.core is not installed" in said) != apps.is_installed("labs.core")


def test_a_terminal_sees_how_far_it_is(no_site, command):
    terminal = Terminal()

    command(terminal, glossary=[TERM, TERM | {"key": "another"}])

    assert "\rGlossary: 1 of 2\rGlossary: 2 of 2\r" in terminal.getvalue()


def test_a_bad_file_stops_the_command_with_all_its_faults(no_site, command):
    with pytest.raises(CommandError) as stopped:
        command(glossary=[TERM, TERM | {"term": None}])

    assert str(stopped.value).splitlines() == [
        "Nothing was loaded.",
        "glossary.yaml, glossary, mooc, term: nothing is said, and it must be.",
        "glossary.yaml, glossary, mooc, key: the same comes twice.",
    ]
    assert not HomePage.objects.exists()


def test_english_is_translated_string_by_string(no_site, tmp_path):
    load(
        tmp_path / "content",
        persons=[PERSON],
        networks=[NETWORK],
        pages=[NEWS],
        articles=[ARTICLE],
    )

    english = ArticlePage.objects.get(locale__language_code="en")
    assert [block.value["text"].source for block in english.body] == [
        "<p>A network &amp; its places.</p>",
        "<p>Meetings.</p>",
    ]
    paths = set(StringTranslation.objects.values_list("context__path", flat=True))
    first, second = (block.id for block in english.body)
    assert {"title", "slug", f"body.{first}.text", f"body.{second}.heading"} <= paths
