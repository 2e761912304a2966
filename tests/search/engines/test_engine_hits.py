"""Which hits every engine gives: from both languages, and window by window."""

import pytest

from search.engines.base import MOST_HITS, Query
from search.engines.weights import BEFORE_STRONG, MOST_STRONG
from tests.search.engines.conftest import search


def test_the_readers_language_comes_first(engine, make_record, write, found):
    english = make_record("Lab lab lab", locale="en")
    french = make_record("Un texte où se trouve aussi le mot lab")
    write(english, french)
    assert found("lab", "fr") == [(french.key, "fr"), (english.key, "en")]
    assert found("lab", "en") == [(english.key, "en"), (french.key, "fr")]
    assert search(engine, Query("lab", "fr")).total == 2


def test_what_is_found_in_both_languages_is_named_once(make_record, write, found):
    french = make_record("Lab 23")
    english = make_record("Lab 23", locale="en", key=french.key)
    write(french, english)
    assert found("lab", "fr") == [(french.key, "fr")]
    assert found("lab", "en") == [(french.key, "en")]


def test_a_translation_is_found_by_its_own_words(make_record, write, found):
    french = make_record("Ateliers")
    english = make_record("Workshops", locale="en", key=french.key)
    write(french, english)
    assert found("workshop", "fr") == [(french.key, "en")]


def test_a_reader_of_an_unknown_language_gets_the_others(make_record, write, found):
    record = make_record("Atelier")
    write(record)
    assert found("atelier", "de") == [(record.key, "fr")]


def test_hits_are_served_in_windows_over_both_languages(engine, make_record, write):
    write(
        *[make_record("Labo", locale=code) for code in ("fr", "en") for _ in range(5)]
    )
    whole = search(engine, Query("labo", "fr", limit=20))
    pieces = [
        search(engine, Query("labo", "fr", offset=n, limit=3)) for n in range(0, 12, 3)
    ]
    # What is strong in the other language only stands near the head.
    assert [hit.locale for hit in whole.hits] == [
        *["fr"] * BEFORE_STRONG,
        *["en"] * MOST_STRONG,
        *["fr"] * (5 - BEFORE_STRONG),
        *["en"] * (5 - MOST_STRONG),
    ]
    assert [hit for piece in pieces for hit in piece.hits] == whole.hits
    assert {piece.total for piece in pieces} == {10}


def test_whatever_has_the_only_word_is_found(make_record, write, found):
    title = make_record("Rare")
    body = [make_record(text=f"{'mot ' * 300} rare") for _each in range(5)]
    others = [make_record(text="mot") for _each in range(40)]
    write(title, *body, *others)
    first, *rest = [key for key, _locale in found("rare")]
    assert first == title.key
    assert sorted(rest) == sorted(each.key for each in body)


def test_what_another_language_has_takes_nothing_from_the_readers(
    make_record, write, found
):
    english = [make_record("A lab", locale="en", text="open") for _each in range(9)]
    write(*english)
    before = found("open lab", "en")
    french = [make_record(f"Mot {number}") for number in range(60)]
    write(make_record("Open lab"), *french)
    after = found("open lab", "en")
    assert [each for each in after if each[1] == "en"] == before
    assert len(before) == 9


@pytest.mark.parametrize("offset", [3, MOST_HITS, 10**30])
def test_past_the_last_hit_there_is_none_but_the_total(
    offset, engine, make_record, write
):
    write(make_record("Labo"))
    results = search(engine, Query("labo", "fr", offset=offset))
    assert (results.hits, results.total) == ([], 1)


def test_a_query_without_room_for_a_hit_is_refused():
    with pytest.raises(ValueError, match="1 hit"):
        Query("labo", "fr", limit=0)
