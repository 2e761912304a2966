"""`catalog reindex` and `catalog check`, on every engine, while a site goes on."""

import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.catalog import consumers
from search.catalog.consumers import feed
from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.catalog.selectors import current_cursor
from search.engines.base import EngineUnavailable
from tests.engines.waiting import eventually
from tests.factories import add_page, record
from tests.search.engines.site import count, following, is_exact, meanwhile


@pytest.fixture
def opened(open_engine, monkeypatch):
    """The engine as the only one of the site."""
    engine = open_engine()
    monkeypatch.setattr(consumers, "_consumers", {engine.name: engine})
    return engine


@pytest.fixture
def engine(opened, tree):
    """The same, which has read a catalog."""
    feed(opened)
    return opened


def call(*arguments) -> str:
    told = StringIO()
    call_command("catalog", *arguments, stdout=told)
    return told.getvalue()


class Terminal(StringIO):
    def isatty(self):
        return True


def test_reindexing_says_what_it_did(engine, tree):
    number = Record.objects.count()
    assert f"{engine.name}: {number} records read, in " in call("reindex")
    assert f"{engine.name}: {number} records read" in call("reindex", engine.name)
    assert is_exact(engine)


def test_a_terminal_shows_how_far_it_is(engine, tree):
    told = Terminal()
    call_command("catalog", "reindex", stdout=told)
    number = Record.objects.count()
    assert f"\r{engine.name}: {number} of {number} records\n" in told.getvalue()


def test_an_engine_that_is_not_there_is_named(engine):
    with pytest.raises(CommandError, match=f"no engine solr; there are: {engine.name}"):
        call("reindex", "solr")


def test_an_engine_that_fails_stays_as_it_was(engine, tree, monkeypatch):
    add_page(tree.fr, title="Atelier")
    feed(engine)

    def fail(*_arguments, **_named):
        raise EngineUnavailable("It is full.")

    monkeypatch.setattr(type(engine), "caught_up", fail)
    with pytest.raises(CommandError, match=f"Left as they were: {engine.name}"):
        call("reindex")
    monkeypatch.undo()

    assert count(engine) == 1


def test_a_site_goes_on_while_its_engine_is_made_anew(
    open_engine, opened, committed_tree
):
    looking = open_engine()

    def publish():
        add_page(committed_tree.fr, title="Atelier")

    def search():
        assert count(looking) >= 1

    with following():
        publish()
        eventually(lambda: is_exact(looking))
        with meanwhile(publish), meanwhile(search):
            for _time in range(3):
                call("reindex")
        eventually(lambda: is_exact(looking))
    pages = Record.objects.filter(title="Atelier").count()
    assert pages > 3
    assert count(looking) == pages


# What a check finds in an engine, and what it calls it.


def lose(engine, page):
    given = record(page)
    given.withdrawn = True
    engine.write([given], engine.position())
    return "missing"


def keep(engine, page):
    given = Record(
        key=uuid.uuid4(), locale="fr", title="Atelier", sequence=1, kind="standard"
    )
    engine.write([given], engine.position())
    return "surplus"


def be_late(engine, page):
    engine.reset()
    for each in Record.objects.all():
        if each.key == page.translation_key:
            each.sequence -= 1
        engine.write([each], Cursor(current_cursor().epoch, each.sequence))
    engine.write([], current_cursor())
    engine.caught_up()
    return "stale"


@pytest.mark.parametrize("damage", [lose, keep, be_late])
def test_check_finds_what_an_engine_has_not_as_it_should(damage, engine, tree):
    page = add_page(tree.fr, title="Atelier")
    feed(engine)
    assert f"{engine.name} is right: 1 records." in call("check")

    kind = damage(engine, page)

    told = StringIO()
    with pytest.raises(CommandError, match=f"{engine.name}: 1 records are not right"):
        call_command("catalog", "check", stdout=told)
    assert f"{engine.name}: {kind}: " in told.getvalue()
    assert f"{engine.name}: mended 1 records." in call("check", "--repair")
    assert f"{engine.name} is right: 1 records." in call("check")
    assert is_exact(engine)


def test_what_an_engine_has_not_read_yet_is_no_fault(engine, tree):
    add_page(tree.fr)
    assert f"{engine.name} is right: 0 records." in call("check")


def test_an_engine_that_was_never_fed_is_a_fault_with_what_to_run(
    open_engine, opened, tree
):
    add_page(tree.fr)
    with pytest.raises(CommandError, match="has not read this catalog yet") as raised:
        call("check")
    assert "--repair" not in str(raised.value)
    command = f"catalog reindex {opened.name}"
    assert f"`manage.py {command}`" in str(raised.value)

    call_command(*command.split(), stdout=StringIO())

    assert f"{opened.name} is right: 1 records." in call("check")
