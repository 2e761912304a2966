"""Who reads the catalog's changes, and the commands that keep it right."""

from io import StringIO
from threading import Event

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from wagtail.models import Page

from home.models import Source
from search.catalog import consumers
from search.catalog.actions import check_catalog, start_new_epoch
from search.catalog.consumers import Unavailable, feed, lag
from search.catalog.following import Follower
from search.catalog.models import Facet, Mention, Record
from search.catalog.selectors import current_cursor
from tests.factories import add_page, record
from tests.plugins.makerspace.models import MakerspacePage


class Mirror:
    """A consumer that keeps all it is given, and can be told to fail."""

    def __init__(self, name="mirror"):
        self.name = name
        self.rows = {}
        self.cursor = None
        self.batches = []
        self.resets = 0
        self.errors = []

    def position(self):
        return self.cursor

    def write(self, records, cursor):
        if self.errors:
            raise self.errors.pop()
        self.batches.append(len(records))
        self.rows |= {
            (each.key, each.locale): (each.sequence, each.withdrawn) for each in records
        }
        self.cursor = cursor

    def caught_up(self):
        """It shows what it has at any time."""

    def reset(self):
        self.rows, self.cursor = {}, None
        self.resets += 1

    def is_exact(self) -> bool:
        return self.rows == {
            (each.key, each.locale): (each.sequence, each.withdrawn)
            for each in Record.objects.all()
        }


@pytest.fixture
def only(monkeypatch):
    """Registers consumers in the place of the site's own."""

    def register(*chosen):
        monkeypatch.setattr(
            consumers, "_consumers", {each.name: each for each in chosen}
        )

    return register


def follow_until(done) -> None:
    """Runs the follower's loop until `done()` is true, however often it must try."""
    follower = Follower(interval=0, first_retry=0, last_retry=5)
    looks = iter(range(50))

    class Watch(Mirror):
        def position(self):
            if done() or next(looks, None) is None:
                follower.stop()
            return current_cursor()

    consumers.register_consumer(Watch("watch"))
    follower.run()


def test_a_consumer_catches_up_in_batches(tree, monkeypatch):
    monkeypatch.setattr(consumers, "BATCH", 2)
    for _number in range(3):
        add_page(tree.fr)
    mirror = Mirror()

    given = feed(mirror)

    assert given == Record.objects.count()
    assert max(mirror.batches) == 2
    assert mirror.is_exact()
    assert lag(mirror) == 0


def test_a_consumer_hears_of_what_was_withdrawn(tree, settled):
    page = add_page(tree.fr)
    mirror = Mirror()
    feed(mirror)

    settled(page.unpublish)

    assert lag(mirror) > 0
    assert feed(mirror) == 1
    assert mirror.rows[page.translation_key, "fr"] == (record(page).sequence, True)


def test_a_consumer_that_is_up_to_date_is_left_alone(tree):
    mirror = Mirror()
    feed(mirror)
    before = list(mirror.batches)

    assert feed(mirror) == 0
    assert mirror.batches == before


def test_a_consumer_that_failed_is_given_the_same_again(committed_tree, only, caplog):
    mirror = Mirror()
    mirror.errors = [ValueError("out of order"), OperationalError("gone away")]
    only(mirror)

    follow_until(lambda: mirror.cursor == current_cursor())

    assert mirror.is_exact()
    assert caplog.text.count("mirror could not be fed") == 2


def test_a_consumer_that_fails_does_not_hold_up_the_others(committed_tree, only):
    broken, mirror = Mirror("broken"), Mirror()
    broken.errors = [ValueError("never") for _each in range(100)]
    only(broken, mirror)

    follow_until(lambda: mirror.cursor == current_cursor())

    assert mirror.is_exact()
    assert broken.cursor is None


def test_a_consumer_that_hangs_does_not_hold_up_the_others(committed_tree, only):
    let_go = Event()

    class Hanging(Mirror):
        def write(self, records, cursor):
            let_go.wait(60)

    mirror = Mirror()
    only(Hanging("hanging"), mirror)

    def is_exact():
        if mirror.cursor != current_cursor():
            return False
        let_go.set()
        return True

    follow_until(is_exact)

    assert mirror.is_exact()


def test_what_cannot_be_reached_is_said_in_one_line(committed_tree, only, caplog):
    mirror = Mirror()
    mirror.errors = [Unavailable("Nobody is there.")]
    only(mirror)

    follow_until(lambda: mirror.cursor == current_cursor())

    told, _then = [each for each in caplog.records if each.levelname == "WARNING"]
    assert told.message == "mirror could not be fed: Nobody is there."
    assert told.exc_info is None


def test_what_is_reached_again_is_said_once(committed_tree, only, caplog):
    """As a warning, too: in a log of those alone the fault would seem to last."""
    mirror = Mirror()
    mirror.errors = [Unavailable("Nobody is there.") for _each in range(3)]
    only(mirror)

    follow_until(lambda: mirror.cursor == current_cursor())

    assert [each.message for each in caplog.records if each.levelname == "WARNING"] == [
        *["mirror could not be fed: Nobody is there."] * 3,
        "mirror is fed again.",
    ]


def test_a_consumer_of_an_ended_epoch_starts_again(tree):
    mirror = Mirror()
    feed(mirror)
    mirror.rows["what", "was"] = "before the backup"

    start_new_epoch()
    assert lag(mirror) is None
    feed(mirror)

    assert mirror.resets == 1
    assert mirror.is_exact()


def test_check_says_that_all_is_right(tree, only):
    only()
    assert "The catalog is right: 2 records." in call("check")


# What no hook can see, each with what `catalog check` calls it.


def rename_by_bulk(page):
    Page.objects.filter(pk=page.pk).update(title="Autrement")
    return "stale"


def close_by_bulk(page):
    Page.objects.filter(pk=page.pk).update(live=False)
    return "surplus"


def misplace_by_bulk(page):
    Record.objects.filter(key=page.translation_key).update(path="/fr/ailleurs/")
    return "stale"


def alter_the_record(page):
    Record.objects.filter(key=page.translation_key).update(representation="{}")
    return "stale"


def forget_the_record(page):
    Record.objects.filter(key=page.translation_key).delete()
    return "missing"


def forget_the_facets(page):
    Facet.objects.filter(record=record(page)).delete()
    return "stale"


def forget_the_mentions(page):
    Mention.objects.filter(record=record(page)).delete()
    return "stale"


def rename_a_term_by_bulk(page):
    Source.objects.update(key="autre")
    return "stale"


@pytest.mark.parametrize(
    "damage",
    [
        rename_by_bulk,
        close_by_bulk,
        misplace_by_bulk,
        alter_the_record,
        forget_the_record,
        forget_the_facets,
        forget_the_mentions,
        rename_a_term_by_bulk,
    ],
)
def test_check_finds_what_bulk_sql_did_and_repair_mends_it(damage, tree, only):
    only()
    source = Source.objects.create(key="rapport", title={"fr": "Rapport"})
    page = add_page(
        tree.fr,
        MakerspacePage(title="Atelier", slug="atelier", machines=3, source=source),
    )
    other = add_page(tree.fr)
    mirror = Mirror()
    feed(mirror)
    before = record(other).sequence

    kind = damage(page)

    with pytest.raises(CommandError, match="1 records are not right"):
        call("check")
    assert f"{kind}: {page.translation_key} (fr)" in call("check", "--repair")
    assert not check_catalog()
    feed(mirror)
    assert mirror.is_exact()
    assert record(other).sequence == before


def test_rebuild_writes_only_what_differs(tree):
    page = add_page(tree.fr, title="Avant")
    other = add_page(tree.fr)
    before = record(other).sequence
    Page.objects.filter(pk=page.pk).update(title="Après")

    assert "Wrote 1 records that differed." in call("rebuild")

    assert record(page).title == "Après"
    assert record(other).sequence == before


def test_after_a_backup_everybody_starts_again(tree):
    page = add_page(tree.fr, title="Avant")
    mirror = Mirror()
    feed(mirror)
    Page.objects.filter(pk=page.pk).update(title="Comme dans la sauvegarde")
    epoch = current_cursor().epoch

    assert "every consumer starts again. 1 records differed" in call("restored")

    assert current_cursor().epoch != epoch
    feed(mirror)
    assert mirror.resets == 1
    assert mirror.is_exact()


def call(*arguments) -> str:
    told = StringIO()
    call_command("catalog", *arguments, stdout=told)
    return told.getvalue()
