"""The order in which readers look words up."""

from home.alphabet import alphabetical, by_initial, initial


def test_accents_and_case_do_not_count():
    words = ["zinc", "Écosystème", "école", "Éclat", "Œuvre", "obligé", "omis"]
    assert alphabetical(words) == [
        "Éclat",
        "école",
        "Écosystème",
        "obligé",
        "Œuvre",
        "omis",
        "zinc",
    ]


def test_words_that_differ_by_an_accent_only_keep_one_order():
    assert alphabetical(["côté", "cote", "coté"]) == alphabetical(
        ["coté", "côté", "cote"]
    )


def test_opening_marks_are_passed_over():
    assert initial("« Écosystème »") == "E"
    assert alphabetical(["« bêta »", "alpha"]) == ["alpha", "« bêta »"]


def test_what_has_no_letter_stands_apart():
    assert initial("27e Région") == "#"
    assert initial("…") == "#"


def test_words_stand_under_their_letters():
    assert by_initial(["école", "Amo", "Écho", "27e"]) == [
        ("#", ["27e"]),
        ("A", ["Amo"]),
        ("E", ["Écho", "école"]),
    ]
