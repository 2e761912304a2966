"""What every engine does with records and cursors."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.catalog.cursors import Cursor
from search.engines.base import EngineUnavailable, Query
from tests.search.engines.conftest import search


def test_a_record_written_again_is_replaced(engine, make_record, write, found):
    old = make_record("Ateliers")
    write(old)
    new = make_record("Rencontres", key=old.key)
    write(new)
    assert found("atelier") == []
    assert found("rencontre") == [(old.key, "fr")]
    assert engine.health().documents == 1


def test_the_last_of_two_states_in_a_batch_stays(make_record, write, found):
    old = make_record("Ateliers")
    write(old, make_record("Rencontres", key=old.key))
    assert found("atelier") == []
    assert found("rencontre") == [(old.key, "fr")]


def test_writing_twice_changes_nothing(engine, make_record, write, found):
    record = make_record("Ateliers")
    write(record)
    before = found("atelier")
    write(record)
    assert found("atelier") == before
    assert engine.health().documents == 1


def test_a_tombstone_removes_one_language_only(make_record, write, found):
    french = make_record("Lab")
    english = make_record("Lab", locale="en", key=french.key)
    write(french, english)
    write(make_record(key=french.key, withdrawn=True))
    assert found("lab") == [(french.key, "en")]


def test_a_tombstone_of_what_was_never_written_is_no_error(make_record, write, found):
    write(make_record(withdrawn=True))
    assert found("lab") == []


def test_what_has_expired_is_removed(make_record, write, found):
    record = make_record("Lab", expires_at=timezone.now() + timedelta(days=1))
    write(record)
    assert found("lab") == [(record.key, "fr")]
    past = timezone.now() - timedelta(days=1)
    write(make_record("Lab", key=record.key, expires_at=past))
    assert found("lab") == []


def test_what_expires_is_gone_at_its_minute(make_record, write, found, monkeypatch):
    expiry = timezone.now() + timedelta(days=1)
    write(make_record("Lab", expires_at=expiry))
    monkeypatch.setattr(timezone, "now", lambda: expiry + timedelta(minutes=1))
    assert found("lab") == []


def test_what_is_kept_out_of_lists_is_not_found(make_record, write, found):
    record = make_record("Lab")
    write(record)
    write(make_record("Lab", key=record.key, listed=False))
    assert found("lab") == []


def test_a_language_that_is_not_indexed_is_left_out(engine, make_record, write, found):
    write(make_record("Lab", locale="de"))
    assert found("lab", "de") == []
    assert engine.position() == Cursor("spring", 1)


def test_the_position_is_where_the_last_batch_left_it(open_engine, engine, make_record):
    engine.write([make_record("Lab")], Cursor("spring", 7))
    assert engine.position() == Cursor("spring", 7)
    assert open_engine().position() == Cursor("spring", 7)


def test_the_position_moves_without_records(engine):
    engine.write([], Cursor("spring", 9))
    assert engine.position() == Cursor("spring", 9)


def test_another_process_sees_what_was_written(open_engine, engine, make_record):
    reader = open_engine()
    assert search(reader, Query("lab", "fr")).total == 0
    engine.write([make_record("Lab")], Cursor("spring", 1))
    assert search(reader, Query("lab", "fr")).total == 1
    assert reader.position() == Cursor("spring", 1)


def test_an_engine_that_never_wrote_cannot_answer(open_engine):
    engine = open_engine()
    assert engine.position() is None
    assert not engine.health().ok
    with pytest.raises(EngineUnavailable):
        search(engine, Query("lab", "fr"))


def test_an_engine_that_never_wrote_starts_with_the_first_batch(
    open_engine, make_record
):
    engine = open_engine()
    assert engine.position() is None
    engine.write([make_record("Lab")], Cursor("spring", 1))
    engine.caught_up()
    assert search(engine, Query("lab", "fr")).total == 1
    assert engine.health().ok


def test_a_reset_forgets_everything(open_engine, engine, make_record, write):
    write(make_record("Lab"))
    reader = open_engine()
    engine.reset()
    assert engine.position() is None
    assert reader.position() is None
    with pytest.raises(EngineUnavailable):
        search(reader, Query("lab", "fr"))
    engine.write([], Cursor("summer", 0))
    engine.caught_up()
    assert search(reader, Query("lab", "fr")).total == 0
    assert reader.position() == Cursor("summer", 0)


def test_a_batch_that_fails_leaves_everything_as_it_was(engine, make_record, found):
    record = make_record("Lab")
    engine.write([record], Cursor("spring", 1))
    broken = make_record("Autre", sections=None)
    with pytest.raises(TypeError):
        engine.write([make_record("Lab"), broken], Cursor("spring", 2))
    assert engine.position() == Cursor("spring", 1)
    assert found("lab") == [(record.key, "fr")]
    engine.write([make_record("Lab")], Cursor("spring", 2))
    assert len(found("lab")) == 2


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.text(max_size=60) | st.text("labo'’.-:\"*()^~ 0C1\x00é🙂", max_size=200),
    locale=st.sampled_from(["fr", "en", "de"]),
)
def test_any_text_is_answered(text, locale, engine, make_record):
    if engine.position() == Cursor("spring", 0):
        engine.write([make_record("Labo 00C.001")], Cursor("spring", 1))
    assert search(engine, Query(text, locale)).total in (0, 1)


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=300), locale=st.sampled_from(["fr", "en"]))
def test_any_record_is_written(text, locale, engine, make_record):
    record = make_record(text[:255], locale=locale, text=text, summary=text)
    engine.write([record], Cursor("spring", record.sequence))
    assert engine.position() == Cursor("spring", record.sequence)


def test_health_counts_the_records(engine, make_record, write):
    assert (engine.health().ok, engine.health().documents) == (True, 0)
    write(make_record("Un"), make_record("Deux"))
    assert engine.health().documents == 2


def test_an_expiry_before_the_epoch_is_an_expiry(make_record, write, found):
    write(make_record("Lab", expires_at=datetime(1960, 1, 1, tzinfo=UTC)))
    assert found("lab") == []


def test_what_an_engine_has_it_can_say(engine, make_record, write):
    french = make_record("Labo")
    english = make_record("Lab", locale="en", key=french.key)
    gone = make_record("Labo")
    write(french, english, gone)
    withdrawn = make_record(key=gone.key, withdrawn=True)
    write(withdrawn)
    assert sorted(engine.inventory()) == sorted(
        [
            (french.key, "fr", french.sequence),
            (english.key, "en", english.sequence),
        ]
    )


def test_an_engine_that_never_wrote_does_not_say_that_it_has_nothing(open_engine):
    with pytest.raises(EngineUnavailable):
        list(open_engine().inventory())


def test_an_engine_made_beside_another_takes_its_place(
    open_engine, engine, make_record, write, found
):
    write(make_record("Labo"))
    other = engine.beside()
    assert other.position() is None
    record = make_record("Labo")
    other.write([record], Cursor("spring", 2))
    assert other.position() == Cursor("spring", 2)
    assert len(found("labo")) == 1
    assert found("labo") != [(record.key, "fr")]

    other.caught_up()

    assert found("labo") == [(record.key, "fr")]
    assert open_engine().position() == Cursor("spring", 2)


def test_an_engine_beside_another_can_be_given_up(engine, make_record, write, found):
    record = make_record("Labo")
    write(record)
    other = engine.beside()
    other.write([], Cursor("spring", 5))
    other.reset()
    assert found("labo") == [(record.key, "fr")]
    assert engine.position() == Cursor("spring", record.sequence)


def test_who_writes_what_was_replaced_meanwhile_is_refused(
    open_engine, engine, make_record, write
):
    """Or what stands between the two would be lost."""
    other = engine.beside()
    other.write([], Cursor("spring", 1))
    write(make_record("Labo"), make_record("Labo"), make_record("Labo"))
    assert engine.position() == Cursor("spring", 3)

    other.caught_up()

    with pytest.raises(EngineUnavailable):
        engine.write([make_record("Labo")], Cursor("spring", 4))
    assert engine.position() == Cursor("spring", 1)
