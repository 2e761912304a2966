"""The passage under a result's title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.catalog.models import Record
from search.engines.expanding import Knowledge, ask
from search.engines.reading.extracts import Extractor
from search.engines.reading.shortening import LONG_ENOUGH


def a_record(*sections, locale="fr", summary=""):
    return Record(
        locale=locale,
        summary=summary,
        sections=[
            {"anchor": anchor, "heading": heading, "text": text}
            for anchor, heading, text in sections
        ],
    )


def extract(query, record, *, reader=None, **knowledge):
    """The extract for a reader of the record's language, or of another."""
    languages = {reader or record.locale, record.locale}
    asked = ask(query, reader or record.locale, languages, Knowledge(**knowledge))
    return Extractor(asked.questions).extract(record)


def text_of(found):
    return "".join(text for text, _matched in found.parts)


def marked(found):
    return [text for text, matched in found.parts if matched]


FACTS = ("facts", "En chiffres", "Début : 2017\nLabos accompagnés : 12\nFin : 2018")
OUTPUTS = ("outputs", "Résultats", "12 laboratoires d’innovation publique\nUn MOOC")


@pytest.mark.parametrize(("query", "mark"), [("12", "12"), ("labo", "Labos")])
def test_a_fact_is_shown_with_its_label_and_value(query, mark):
    found = extract(query, a_record(OUTPUTS, FACTS, summary="Une aide à 12 projets."))
    assert text_of(found) == "Labos accompagnés : 12"
    assert marked(found) == [mark]
    assert (found.section.anchor, found.section.heading) == ("facts", "En chiffres")


def test_words_are_marked_in_whichever_form_they_stand():
    section = ("a", "", "L’INNOVATION, des innovations, innovante.")
    found = extract("d'innovation", a_record(section))
    assert marked(found) == ["INNOVATION", "innovations", "innovante"]


def test_common_words_are_not_marked():
    found = extract("la création du labo", a_record(("a", "", "Le labo de la Creuse")))
    assert marked(found) == ["labo"]


def test_common_words_alone_are_marked():
    found = extract("à la une", a_record(("a", "", "À la une de la presse")))
    assert marked(found)[:3] == ["À", "la", "une"]


def test_the_words_of_a_record_are_read_in_its_language():
    record = a_record(("a", "", "They support labs"), locale="en")
    assert marked(extract("supported labs", record)) == ["support", "labs"]


def test_what_was_found_by_its_translation_is_marked():
    record = a_record(("a", "", "A citizens’ workshop."), locale="en")

    def translations(_origin, _target, stems):
        return dict.fromkeys(stems, [("workshop", 0.8)])

    found = extract("ateliers", record, reader="fr", translations=translations)
    assert marked(found) == ["workshop"]


def test_what_was_found_by_its_full_name_is_marked_as_one_thing():
    facts = ("facts", "En bref", "Labo du SGAR\nDITP et SGAR")
    name = ("name", "Tutelle", "La direction interministérielle de la transformation.")
    full = ("direction", "interministerielle", "de", "la", "transformation")
    record = a_record(facts, name)

    def synonyms(_locale):
        return {("ditp",): [full]}

    found = extract("DITP", a_record(name), synonyms=synonyms)
    assert "".join(marked(found)) == "directioninterministérielledelatransformation"
    # However many words it has, it counts once.
    assert extract("DITP SGAR", record, synonyms=synonyms).section.anchor == "facts"


def test_the_passage_with_more_of_the_query_is_chosen():
    record = a_record(
        ("one", "Un", "Un atelier."),
        ("two", "Deux", "Un atelier de créativité."),
    )
    assert extract("créativité atelier", record).section.anchor == "two"


def test_other_matches_of_the_section_follow_in_reading_order():
    section = (
        "a",
        "Étapes",
        "Une aide.\nUn labo naît.\nRien ici.\nLe labo et le labo grandit.",
    )
    found = extract("labo grandit", a_record(section))
    assert text_of(found) == "Un labo naît. … Le labo et le labo grandit."


def test_a_heading_leads_to_its_section():
    steps = ("steps", "Les étapes", "Une journée par mois\nUn MOOC")
    found = extract("étapes", a_record(FACTS, steps, summary="Un programme."))
    assert text_of(found) == "Une journée par mois"
    assert found.section.anchor == "steps"


def test_a_section_without_text_is_shown_by_its_heading():
    found = extract("étapes", a_record(("steps", "Les étapes", "")))
    assert marked(found) == ["étapes"]


def test_a_match_in_the_summary_has_no_section():
    found = extract("naître", a_record(FACTS, summary="Des labos à naître."))
    assert (text_of(found), found.section) == ("Des labos à naître.", None)


def test_without_a_match_the_summary_is_shown():
    found = extract("titre", a_record(FACTS, summary="Des labos."))
    assert (found.parts, found.section) == ([("Des labos.", False)], None)


def test_a_record_without_text_has_no_extract():
    assert extract("labo", a_record()).parts == []


def test_a_long_sentence_is_cut_around_its_first_match():
    section = ("a", "", f"{'rien ' * 100}un laboratoire{' encore' * 100}")
    found = extract("labo laboratoires", a_record(section))
    assert marked(found) == ["laboratoire"]
    assert text_of(found).startswith("…rien")
    assert text_of(found).endswith("encore…")
    assert len(text_of(found)) <= LONG_ENOUGH + 2


@given(
    query=st.text(max_size=20) | st.just("labo"),
    text=st.lists(st.sampled_from(["labo", "a" * 300, "Fin.", "\n", " ", "🙂", "é"])),
    locale=st.sampled_from(["fr", "en", "de"]),
)
def test_an_extract_is_always_a_piece_of_the_record(query, text, locale):
    whole = "".join(text)
    found = extract(query, a_record(("a", "", whole), locale=locale))
    for piece in text_of(found).replace(" … ", "…").split("…"):
        assert piece in whole


def a_book(*, at, words):
    """A record with the pages of a long file, one of which has these words."""
    pages = [f"Page {number} du rapport. " * 100 for number in range(1, 301)]
    pages[at - 1] += words
    sections = [
        {
            "anchor": "files",
            "heading": f"Rapport, page {number}",
            "text": text,
            "path": f"fichiers/1/{number}/",
        }
        for number, text in enumerate(pages, start=1)
    ]
    return Record(locale="fr", summary="", sections=sections)


@pytest.mark.parametrize("query", ["expérimentation", "experimentations", "l'ÉTÉ"])
def test_the_page_that_answers_is_found_however_late_in_a_long_file(query):
    found = extract(query, a_book(at=287, words="Une expérimentation d’été."))

    assert found.section.path == "fichiers/1/287/"
    assert len(marked(found)) == 1


def test_the_very_form_is_found_among_pages_that_have_others():
    book = a_book(at=287, words="marqueur287")
    for number, section in enumerate(book.sections, start=1):
        section["text"] += f" marqueur{number}"

    assert extract("marqueur287", book).section.path == "fichiers/1/287/"


def test_the_page_that_says_most_of_the_query_is_shown_of_a_long_file():
    book = a_book(at=150, words="Le budget participatif.")
    book.sections[9]["text"] += " Le budget."

    assert extract("budget participatif", book).section.path == "fichiers/1/150/"
