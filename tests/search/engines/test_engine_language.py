"""What readers type and what they mean by it: the same for every engine."""

import pytest


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Préfiguration d'un laboratoire", "prefiguration"),
        ("Prefiguration", "préfiguration"),
        ("L’innovation publique", "innovation"),
        ("L'innovation publique", "l’innovation"),
        ("Innovation", "d'innovation"),
        ("Une œuvre commune", "oeuvre"),
        ("Cre\u0301ativite\u0301", "créativité"),
        ("Les laboratoires", "laboratoire"),
        ("Le laboratoire", "LABORATOIRES"),
        ("Les labos accompagnés", "labo"),
        ("Un labo", "labos"),
        ("Des tiers-lieux", "tiers lieu"),
        ("Un réseau", "reseaux"),
        ("Des programmes", "programme"),
        ("Accompagnement", "accompagner"),
        ("Élus", "élue"),
        ("Jusqu'à 250\u202f000 €", "250000"),
        ("Jusqu'à 250\u00a0000 €", "250 000"),
        ("À la une", "à la une"),
    ],
)
def test_french_text_is_found(written, typed, make_record, write, found):
    record = make_record(written)
    write(record, make_record("Rien de tel"))
    assert found(typed) == [(record.key, "fr")]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Labs supported: 12", "support"),
        ("We support labs", "supported"),
        ("The laboratories", "laboratory"),
        ("A lab's own needs", "lab"),
        ("Programmes", "programme"),
        ("Up to €250,000", "250000"),
        ("A café", "cafe"),
        ("To be or not to be", "to be"),
    ],
)
def test_english_text_is_found(written, typed, make_record, write, found):
    record = make_record(written, locale="en")
    write(record, make_record("Nothing alike", locale="en"))
    assert found(typed, "en") == [(record.key, "en")]


def test_common_words_do_not_count(make_record, write, found):
    record = make_record("La création du labo")
    write(record, make_record("Le bois dont on fait les tables"))
    assert found("les labos dont on parle") == [(record.key, "fr")]


def test_an_accent_can_make_a_common_word_a_rare_one(make_record, write, found):
    record = make_record("Un lieu sûr")
    write(record, make_record("Un lieu sur la place"))
    assert found("sûr") == [(record.key, "fr")]


def test_what_was_typed_outranks_its_other_forms(make_record, write, found):
    stem = make_record(text="laboratoire laboratoire laboratoire")
    exact = make_record(text="laboratoires rien rien")
    write(stem, exact)
    assert found("laboratoires") == [(exact.key, "fr"), (stem.key, "fr")]


def test_title_outranks_summary_and_summary_outranks_text(make_record, write, found):
    text = make_record("Bois", summary="Pierre", text="Atelier")
    title = make_record("Atelier", summary="Pierre", text="Bois")
    summary = make_record("Bois", summary="Atelier", text="Pierre")
    write(text, title, summary)
    assert [key for key, _locale in found("atelier")] == [
        title.key,
        summary.key,
        text.key,
    ]


def test_words_are_alternatives_and_more_of_them_count_more(make_record, write, found):
    one = make_record("Un atelier")
    both = make_record("Un atelier de créativité")
    write(one, both, make_record("Rien"))
    assert found("atelier créativité") == [(both.key, "fr"), (one.key, "fr")]


def test_headings_and_facts_are_found(make_record, write, found):
    record = make_record(heading="En chiffres", text="Labos accompagnés : 12")
    write(record)
    assert found("chiffres") == [(record.key, "fr")]
    assert found("12") == [(record.key, "fr")]


@pytest.mark.parametrize("typed", ["00C.001", "00c.001", "00C-001", "« 00C.001 »"])
def test_a_code_is_found_whole(typed, make_record, write, found):
    code = make_record("Programme", text="Numéro : 00C.001")
    other = make_record("Autre", text="Numéro : 00C.002, 001")
    part = make_record("Encore", text="Numéro : 00C.002")
    write(part, other, code)
    assert found(typed)[0] == (code.key, "fr")
    assert (part.key, "fr") not in found(typed)


def test_a_code_that_is_only_in_the_address_is_found(make_record, write, found):
    record = make_record("Programme", path="/fr/cousins/00C.001/")
    write(record, make_record("Autre", path="/fr/cousins/00C.002/"))
    assert found("00C.001") == [(record.key, "fr")]


def test_a_code_is_found_without_its_signs(make_record, write, found):
    text = make_record("Programme", text="Numéro : 00C.001")
    address = make_record("Autre", path="/fr/cousins/00C.002/")
    write(text, address)
    assert found("00c001") == [(text.key, "fr")]
    assert found("00C002") == [(address.key, "fr")]


def test_two_years_joined_by_a_dash_are_found_apart(make_record, write, found):
    record = make_record(text="Début : 2017\nFin : 2018")
    write(record)
    assert found("2017-2018") == [(record.key, "fr")]


@pytest.mark.parametrize(
    "typed", ["", "   ", "🙂", "\x00", "…", "l'", '"', "*", "AND", "a" * 10_000]
)
def test_what_holds_no_known_word_finds_nothing(typed, make_record, write, found):
    write(make_record("Programme"))
    assert found(typed) == []


@pytest.mark.parametrize(
    "typed",
    ["programme AND (", "+programme -labo", 'title:"programme', "programme~2^8 [a TO"],
)
def test_no_sign_is_a_command(typed, make_record, write, found):
    record = make_record("Programme")
    write(record)
    assert found(typed) == [(record.key, "fr")]
