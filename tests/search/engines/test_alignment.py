"""Passages that translate each other, told by their lengths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.alignment import MOST_PASSAGES, aligned

FRENCH = [
    "Un titre",
    "Une première phrase qui est assez longue pour être reconnue parmi les autres.",
    "Courte.",
    "La dernière ligne parle d’un atelier où chacun apporte ce qu’il sait faire.",
]
ENGLISH = [
    "A title",
    "A first sentence which is long enough to be recognised among the others.",
    "Short.",
    "The last line is about a workshop to which everybody brings what they can do.",
]


def pairs(french, english):
    return list(aligned("\n".join(french), "\n".join(english)))


def test_lines_go_side_by_side():
    assert pairs(FRENCH, ENGLISH) == list(zip(FRENCH, ENGLISH, strict=True))


@pytest.mark.parametrize("missing", [1, 3])
def test_a_line_that_was_not_translated_shifts_nothing(missing):
    english = [line for place, line in enumerate(ENGLISH) if place != missing]
    expected = [
        pair
        for place, pair in enumerate(zip(FRENCH, ENGLISH, strict=True))
        if place != missing
    ]
    assert (
        pairs(FRENCH, english)[-1 if missing == 1 else 0]
        == (expected[-1 if missing == 1 else 0])
    )


def test_two_sentences_may_be_one():
    english = [ENGLISH[0], " ".join(ENGLISH[1:3]) + " And more of it.", ENGLISH[3]]
    french = [FRENCH[0], FRENCH[1], FRENCH[2] + " Et encore plus long.", FRENCH[3]]
    assert pairs(french, english)[-1] == (FRENCH[3], ENGLISH[3])


def test_a_long_line_is_read_sentence_by_sentence():
    french, english = " ".join(FRENCH[1:] * 2), " ".join(ENGLISH[1:] * 2)
    assert (FRENCH[3], ENGLISH[3]) in list(aligned(french, english))


def test_what_is_missing_translates_nothing():
    assert pairs([], ENGLISH) == pairs(FRENCH, [" ", ""]) == []


line = st.text("aé b.", min_size=0, max_size=300)


@given(st.lists(line, max_size=12), st.lists(line, max_size=12))
def test_every_passage_is_taken_once_at_most_and_in_order(french, english):
    for side, text in enumerate(("\n".join(french), "\n".join(english))):
        place = 0
        whole = " ".join(text.split())
        for pair in aligned("\n".join(french), "\n".join(english)):
            taken = " ".join(pair[side].split())
            place = whole.index(taken, place) + len(taken)


def test_texts_of_any_length_are_read_in_bounded_time():
    read = pairs(["mot " * 20] * 20_000, ["word " * 20] * 1_000)
    assert len(read) <= MOST_PASSAGES
