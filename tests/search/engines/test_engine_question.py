"""Quotes, exclusions, filters, beginnings, alternatives: the same for every engine."""

import pytest

from search.engines.base import Search
from search.engines.question import Expression, Form, Question, Wanted


@pytest.fixture
def keys(found):
    def keys(text, locale="fr", **window):
        return [key for key, _locale in found(text, locale, **window)]

    return keys


@pytest.mark.parametrize(
    "typed", ['"tiers lieux"', "« tiers-lieux »", "“Tiers lieux”", '«tiers lieux» "']
)
def test_words_in_quotes_follow_each_other(typed, make_record, write, keys):
    together = make_record("Les tiers-lieux de Lyon")
    apart = make_record("Un tiers des lieux")
    write(apart, together)
    assert keys(typed) == [together.key]


def test_words_in_quotes_are_written_as_they_were_typed(make_record, write, keys):
    write(make_record("Le tiers lieu"))
    assert keys('"tiers lieux"') == []


def test_all_of_several_quotes_are_wanted(make_record, write, keys):
    both = make_record("Un bon labo et le code source")
    write(make_record("Un bon labo"), both, make_record("Le code source"))
    assert keys('"bon labo" "code source"') == [both.key]


def test_other_words_only_order_what_the_quotes_find(make_record, write, keys):
    better = make_record("Un bon labo de Metz")
    good = make_record("Un bon labo de Lyon")
    write(good, better, make_record("Metz"))
    assert keys('metz "bon labo"') == [better.key, good.key]


@pytest.mark.parametrize("typed", ["labo -lieux", "-lieux labo", 'labo -"tiers lieux"'])
def test_what_a_dash_excludes_is_left_out(typed, make_record, write, keys):
    kept = make_record("Un labo")
    write(kept, make_record("Un labo dans un tiers lieux"))
    assert keys(typed) == [kept.key]


def test_a_dash_inside_a_word_excludes_nothing(make_record, write, keys):
    record = make_record("Les tiers-lieux")
    write(record)
    assert keys("tiers-lieux") == [record.key]


@pytest.mark.parametrize("typed", ["-labo", '-"un labo"', '""', "« »", "- -", '"'])
def test_a_query_that_wants_nothing_finds_nothing(typed, make_record, write, keys):
    write(make_record("Un labo"), make_record("Autre"))
    assert keys(typed) == []


def test_values_of_a_facet_are_alternatives_and_facets_all_hold(
    make_record, write, keys
):
    one = make_record("Labo", facets={"status": "open", "territory": "metz"})
    two = make_record("Labo", facets={"status": "closed", "territory": "metz"})
    other = make_record("Labo", facets={"status": "open", "territory": "lyon"})
    lab = make_record("Labo", kind="lab", facets={"territory": "metz"})
    write(one, two, other, lab)

    def filtered(**filters):
        chosen = {name: frozenset(values) for name, values in filters.items()}
        return set(keys("labo", filters=chosen))

    assert filtered(territory=["metz"]) == {one.key, two.key, lab.key}
    assert filtered(status=["open", "closed"]) == {one.key, two.key, other.key}
    assert filtered(status=["open"], territory=["metz"]) == {one.key}
    assert filtered(kind=["lab"]) == {lab.key}
    assert filtered(status=["none"]) == set()


def test_the_language_can_be_chosen(make_record, write, found):
    french, english = make_record("Lab"), make_record("Lab", locale="en")
    write(french, english)
    chosen = {"locale": frozenset(["en"])}
    assert found("lab", "fr", filters=chosen) == [(english.key, "en")]


def test_a_word_as_it_is_accented_comes_first_among_equals(make_record, write, keys):
    first = make_record("Le coté gauche")
    second = make_record("La côte gauche")
    write(first, second)
    assert keys("côte gauche") == [second.key, first.key]
    assert keys("coté gauche") == [first.key, second.key]


def test_what_is_far_weaker_than_the_best_is_left_out(make_record, write, found):
    weak = [
        make_record(f"Texte {number}", text="création " + "autre chose " * 80)
        for number in range(30)
    ]
    best = make_record("Fablab itinérant du littoral", locale="en")
    write(*weak, best)
    assert found("création fablab itinérant littoral")[0] == (best.key, "en")


def test_keywords_find_a_record(make_record, write, keys):
    record = make_record("Atelier", keywords="Design de services\nDonnées")
    write(record, make_record("Autre"))
    assert keys("donnée") == [record.key]


@pytest.fixture
def answered(engine):
    """The keys that answer a question, best first."""

    def answered(**question):
        (hits,) = engine.find([Search(Question("fr", **question))])
        return [hit.key for hit in hits]

    return answered


def test_titles_are_found_by_the_beginning_of_a_word(make_record, write, answered):
    title = make_record("Préfiguration")
    write(title, make_record("Autre", text="Préfiguration"))
    assert answered(begun="prefi") == [title.key]
    assert answered(begun="figu") == []


def test_words_before_a_beginning_order_what_it_finds(make_record, write, answered):
    first, second = make_record("Labo Creuse"), make_record("Creuset")
    write(second, first)
    wanted = (Wanted((Form("labo", "labo"),)),)
    assert answered(begun="creus", wanted=wanted) == [first.key, second.key]


def test_the_best_alternative_counts_and_not_their_sum(make_record, write, answered):
    typed = make_record("Atelier")
    guessed = make_record("Fabrique manufacture")
    write(typed, guessed)
    forms = (
        Form("atelier", "ateli"),
        Form("fabrique", "fabriqu", weight=0.6),
        Form("manufacture", "manufactur", weight=0.6),
    )
    assert answered(wanted=(Wanted(forms),)) == [typed.key, guessed.key]


def test_an_expression_is_an_alternative(make_record, write, answered):
    named = make_record(text="La direction de la transformation publique")
    write(named, make_record(text="Une direction, une transformation"))
    expression = Expression(
        ["direction", "de", "la", "transformation", "publique"], 0.5
    )
    wanted = (Wanted((Form("ditp", "ditp"),), (expression,)),)
    assert answered(wanted=wanted) == [named.key]


def test_several_searches_are_answered_in_their_order(engine, make_record, write):
    one, two = make_record("Un"), make_record("Deux", locale="en")
    write(one, two)
    asked = [
        Search(Question("en", wanted=(Wanted((Form("deux", "deux"),)),))),
        Search(Question("fr")),
        Search(Question("de", wanted=(Wanted((Form("deux", "deux"),)),))),
        Search(Question("fr", begun="un")),
    ]
    found = [[hit.key for hit in hits] for hits in engine.find(asked)]
    assert found == [[two.key], [], [], [one.key]]
