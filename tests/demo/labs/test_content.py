"""The demonstration itself: what the labs hold of it, in both languages."""

import json

import pytest
from django.db.models import Model

from demo.keys import key_of
from demo.reading import read
from home.choices import Basis
from home.snapshots import Snapshots
from labs.core.models import (
    Archetype,
    Axis,
    Competence,
    DefinitionPage,
    LabPage,
    Layer,
    ProgrammePage,
    Signature,
    Territory,
    TestimonyPage,
    TopicPage,
    VigilancePoint,
)
from search.catalog.models import Record
from tests.demo.walking import texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole")]

PAGES = {
    "labs": ("lab", LabPage),
    "programmes": ("programme", ProgrammePage),
    "testimonies": ("testimony", TestimonyPage),
    "topics": ("topic", TopicPage),
}

TERMS = {
    "territories": Territory,
    "layers": Layer,
    "axes": Axis,
    "archetypes": Archetype,
    "vigilance_points": VigilancePoint,
}

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def page(name: str, key: str, language: str):
    kind, model = PAGES[name]
    return model.objects.get(
        translation_key=key_of(kind, key), locale__language_code=language
    )


def lab(key: str, language: str = "fr") -> LabPage:
    return page("labs", key, language)


def words_of(record: Model) -> str:
    return json.dumps(Snapshots().of(record), ensure_ascii=False)


def as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


@LANGUAGES
@pytest.mark.parametrize("name", PAGES)
def test_every_text_of_an_entry_is_on_its_page(name, language):
    for entry in read()[name]:
        shown = page(name, entry.key, language)
        said = words_of(shown)
        if name == "labs":
            said += " ".join(
                row.competence.name[language] for row in shown.skills.all()
            )
        for text in texts(entry.values, language):
            assert as_json(text) in said


@LANGUAGES
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_public_in_the_catalog(name, language):
    kind, _model = PAGES[name]
    public = Record.objects.public().filter(kind=kind, locale=language)
    assert set(public.values_list("key", flat=True)) == {
        key_of(kind, entry.key) for entry in read()[name]
    }


@LANGUAGES
@pytest.mark.parametrize("name", TERMS)
def test_every_text_of_an_entry_is_in_its_term(name, language):
    for entry in read()[name]:
        said = list(
            texts(Snapshots().of(TERMS[name].objects.get(key=entry.key)), language)
        )
        for text in texts(entry.values, language):
            assert text in said


@pytest.mark.parametrize("name", [*PAGES, *TERMS])
def test_plain_values_are_those_of_the_files(name):
    content = read()
    documents = {entry.get("source"): entry.key for entry in content["sources"]}
    keys = {key_of("lab", entry.key): entry.key for entry in content["labs"]}
    for entry in content[name]:
        record = (
            page(name, entry.key, "en")
            if name in PAGES
            else TERMS[name].objects.get(key=entry.key)
        )
        for field, value in entry.values.items():
            if not isinstance(value, str | int | None) or not hasattr(record, field):
                continue
            told = getattr(record, field)
            told = keys.get(getattr(told, "translation_key", None), told)
            expected = documents[value] if field == "source" else value
            assert str(getattr(told, "key", told) or "") == str(expected or ""), field


def test_every_record_says_where_it_comes_from():
    for name in (*PAGES, *TERMS):
        for entry in read()[name]:
            record = (
                page(name, entry.key, "fr")
                if name in PAGES
                else TERMS[name].objects.get(key=entry.key)
            )
            assert record.source is not None
            assert record.basis == (entry.get("basis") or Basis.STATED)


def test_what_no_source_states_is_empty():
    mulhouse, lab23 = lab("mulhouse-lab"), lab("lab23", "en")
    for empty in (mulhouse, lab23):
        assert (empty.created, empty.team_size, empty.archetype) == ("", None, None)
        assert not empty.skills.exists() and not empty.subjects.exists()
        assert (empty.latitude, empty.summary) == (None, "")
    for each in LabPage.objects.all():
        assert not each.positions.exists()
        assert not each.signatures.exists()
        assert not each.layers.exists()
        assert not each.skills_complete and not each.subjects_complete


def test_a_status_that_is_inferred_says_so():
    assert lab("smart-factory", "en").status_basis == Basis.INFERRED
    assert lab("strasbourg-lab", "en").status_basis == Basis.STATED


def test_a_skill_is_one_term_for_all_labs_that_have_it():
    design = Competence.objects.get(key="design")
    having = [each.title for each in LabPage.objects.filter(skills__competence=design)]
    assert len(having) == 6
    names = [tuple(each.name.values()) for each in Competence.objects.all()]
    assert len(names) == len(set(names))
    assert Competence.objects.get(key="project-management").name == {
        "fr": "gestion de projet",
        "en": "project management",
    }


def test_labs_name_their_partners_archetype_and_words():
    marseille = lab("marseille-solution", "en")
    (partner,) = marseille.partner_labs.all()
    assert partner.lab == lab("lab-zero")
    assert marseille.archetype.key == "incubator"
    (said,) = lab("ghent-participation-unit", "en").quotation.all()
    assert said.original_language == "fr"
    assert said.text.startswith("the city taking an interest")


def test_a_statement_without_a_field_of_its_own_is_in_the_body():
    (block,) = lab("lille-lab", "en").body
    assert block.value["heading"] == "What it will be made of"
    assert block.value["text"].source == (
        "<p>Community is one of the lab's 3 building blocks.</p>"
    )


def test_an_archetype_has_its_sentences_and_its_example():
    foresight = Archetype.objects.get(key="foresight")
    assert foresight.horizon_years == [10, 20, 50]
    keys = [row.key for row in foresight.signatures.all()]
    assert keys == ["long-horizon", "upstream-policy", "publishing"]
    assert Signature.objects.count() == 18
    for entry in read()["archetypes"]:
        example = lab(entry.get("example_lab"))
        assert example.archetype.key == entry.key


def test_points_of_vigilance_lead_to_where_they_show():
    echoes = {
        point.key: [(row.page.specific, row.anchor) for row in point.echoes.all()]
        for point in VigilancePoint.objects.all()
    }
    definition = DefinitionPage.objects.get(locale__language_code="fr")
    assert echoes == {
        "backing": [(lab("ghent-participation-unit"), "")],
        "inner-circle": [],
        "not-the-entertainer": [],
        "own-or-commissioned": [(definition, "grand-challenges")],
        "inside-outside": [(lab("marseille-solution"), "")],
        "measuring-impact": [(lab("los-angeles-innovation-team"), "")],
    }


def test_testimonies_say_what_they_are_about():
    taillandier = page("testimonies", "taillandier", "en")
    assert taillandier.announced
    about = [row.page.specific for row in taillandier.about.all()]
    assert about == [page("programmes", "labo-de-la-creuse", "fr"), lab("lab23")]
    soubret = page("testimonies", "soubret", "en")
    assert not soubret.announced and not soubret.about.exists()
    assert (soubret.original_language, soubret.is_translation) == ("en", False)
    assert page("testimonies", "soubret", "fr").is_translation


def test_what_cannot_be_named_yet_is_said(whole):
    said = []
    whole.report.say = said.append

    whole.load()

    assert (
        "Left empty, there is no network innovation-places: testimony soubret, network."
    ) in said


def test_programmes_keep_their_addresses_and_what_they_led_to():
    addresses = Record.objects.public().filter(kind="programme")
    assert sorted(addresses.values_list("path", flat=True)) == [
        "/en/cousins/00C.001/",
        "/en/cousins/00C.002/",
        "/fr/cousins/00C.001/",
        "/fr/cousins/00C.002/",
    ]
    creuse = page("programmes", "labo-de-la-creuse", "en")
    assert creuse.resulting_lab == lab("lab23")
    assert [step.kind for step in creuse.steps.all()] == ["stage"] * 3
    assert creuse.beneficiary_name == ""


def test_topics_keep_the_keys_of_their_questions():
    for entry in read()["topics"]:
        for language in ("fr", "en"):
            topic = page("topics", entry.key, language)
            keys = [question.key for question in topic.questions.all()]
            count = len(entry.get("questions"))
            assert keys == [f"{entry.key}-{number + 1}" for number in range(count)]
            kinds = [row.key for row in topic.place_kinds.all()]
            assert kinds == entry.get("related_place_types")


def test_labs_are_in_the_order_of_the_files():
    slugs = LabPage.objects.filter(locale__language_code="fr").order_by("path")
    keys = [key_of("lab", entry.key) for entry in read()["labs"]]
    assert list(slugs.values_list("translation_key", flat=True)) == keys
