"""Words that translate each other, told by passages that do."""

import random

import pytest

from search.engines import lexicon
from search.engines.lexicon import pairs_of

WORDS = {f"mot{number}": f"word{number}" for number in range(40)}


def passages(number, *, seed=1, length=6):
    """Passages of random words, each with the same words in the other language."""
    chosen = random.Random(seed)  # noqa: S311 - the same ones each time
    for _passage in range(number):
        french = chosen.sample(sorted(WORDS), length)
        yield french, chosen.sample([WORDS[word] for word in french], length)


def best(pairs):
    found = {}
    for pair in sorted(pairs, key=lambda pair: pair.sureness):
        found[pair.one] = pair.other
    return found


def test_each_word_finds_the_one_that_means_the_same():
    assert best(pairs_of(passages(200), 0.1)) == WORDS


def test_sureness_is_a_share():
    pairs = pairs_of(passages(60), 0.05)
    assert all(0.05 <= pair.sureness <= 1 for pair in pairs)


def test_a_common_word_is_told_from_those_beside_it():
    common = [([*french, "page"], [*other, "sheet"]) for french, other in passages(200)]
    assert best(pairs_of(common, 0.1))["page"] == "sheet"


def test_words_that_meet_once_translate_nothing_unless_they_are_the_same():
    pairs = pairs_of([(["debian", "noyau"], ["debian", "kernel"])], 0.1)
    assert {(pair.one, pair.other) for pair in pairs} == {("debian", "debian")}


@pytest.mark.parametrize("nothing", [[], [([], [])], [(["un"], [])]])
def test_nothing_is_learned_from_nothing(nothing):
    assert pairs_of(nothing, 0.1) == []


def test_no_more_is_weighed_than_may_be(monkeypatch):
    monkeypatch.setattr(lexicon, "MOST_MEETINGS", 36 * 200)
    assert best(pairs_of(passages(2_000), 0.1)) == WORDS


def test_learning_twice_tells_the_same():
    assert pairs_of(passages(100), 0.1) == pairs_of(passages(100), 0.1)
