"""Texts as words, for those who mark matches in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.words import LONGEST_WORD, words


def terms(text, locale="fr"):
    return [word.term for word in words(text, locale) if word.term]


def test_a_word_knows_its_place():
    text = "L’élue : 12 labos"
    assert [text[word.start : word.end] for word in words(text, "fr")] == [
        "L",
        "élue",
        "12",
        "labos",
    ]


def test_a_common_word_has_no_term():
    assert [(word.exact, word.term) for word in words("à la une", "fr")] == [
        ("a", None),
        ("la", None),
        ("une", None),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lieu", "lieux"),
        ("jeu", "jeux"),
        ("réseau", "réseaux"),
        ("local", "locaux"),
        ("travail", "travaux"),
        ("labo", "labos"),
        ("élu", "élus"),
        ("numéro", "numéros"),
        ("menu", "menus"),
    ],
)
def test_french_plurals_share_their_term(one, other):
    assert terms(one) == terms(other)


@pytest.mark.parametrize("word", ["bus", "gaz", "succès", "tiers", "accès"])
def test_a_word_that_ends_like_a_plural_keeps_a_term(word):
    assert len(terms(word)[0]) >= 3


def test_a_regional_locale_is_read_in_its_language():
    assert terms("les labos", "fr-ca") == terms("les labos", "fr")


def test_another_language_is_read_without_grammar():
    assert terms("Die Häuser", "de") == ["die", "hauser"]


def test_a_soft_hyphen_does_not_cut_a_word():
    assert terms("labora\u00adtoire") == terms("laboratoire")


def test_what_is_too_long_is_no_word():
    assert terms("a" * (LONGEST_WORD + 1)) == []


@given(text=st.text(max_size=200), locale=st.sampled_from(["fr", "en", "de"]))
def test_any_text_has_words_in_order(text, locale):
    place = 0
    for word in words(text, locale):
        assert place <= word.start < word.end <= len(text)
        assert word.exact
        assert " " not in word.exact + (word.term or "")
        place = word.end
