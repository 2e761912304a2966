"""The words of a witness, as readers get them: announced, told, translated."""

import pytest

from home.models import PeoplePage
from tests.factories import (
    add_lab,
    add_lab_index,
    add_page,
    add_testimony,
    add_testimony_index,
    make_person,
    record,
    translate,
)
from tests.home.reading import read
from tests.labs.core.reading import card_titles, fact, part

pytestmark = pytest.mark.django_db

WORDS = [("section", {"heading": "", "text": "<p>Nous avons essayé.</p>"})]


@pytest.fixture
def testimonies(tree):
    index = add_testimony_index(tree.fr)
    translate(index, title="Testimonies", slug="testimonies")
    return index


@pytest.fixture
def lab(tree):
    index = add_lab_index(tree.fr)
    translate(index, title="Labs", slug="labs")
    return add_lab(index, title="Le labo", slug="labo")


def test_an_announced_testimony_has_its_page_and_says_so(client, testimonies, lab):
    lou = make_person(name="Lou Martin", organisation="La Ville")
    testimony = add_testimony(
        testimonies, lab, slug="lou", witness=lou, witness_role="Agente"
    )
    translate(testimony, slug="lou", witness_role="Officer")

    html = read(client, "/en/testimonies/lou/")

    assert "the words are not in yet" in html
    assert fact(html, "Witness") == "Lou Martin"
    assert fact(html, "Role at the time") == "Officer"
    assert fact(html, "Organisation") == "La Ville"
    assert fact(html, "Original language") == "French"
    assert fact(html, "Recorded") == '<span class="unknown">Not stated</span>'
    assert "Translated" not in html


def test_an_announced_testimony_is_a_blank_card_that_opens(client, testimonies, lab):
    add_testimony(testimonies, lab, title="Attendu", slug="attendu")
    add_testimony(testimonies, lab, title="Dit", slug="dit", quote="C'était bien.")

    html = read(client, "/fr/temoignages/")

    told, blank = html.split("<article")[1:3]
    assert 'class="card card--blank"' in blank
    assert 'href="/fr/temoignages/attendu/"' in blank
    assert 'class="card"' in told
    assert "C’était bien." in told


def test_words_that_are_in_come_before_announced_ones(client, testimonies, lab):
    add_testimony(testimonies, lab, title="Attendu")
    add_testimony(testimonies, lab, title="Dit", body=WORDS)
    add_testimony(testimonies, lab, title="Retenu", quote="C'était bien.")

    html = read(client, "/fr/temoignages/")

    assert card_titles(html) == ["Dit", "Retenu", "Attendu"]


def test_a_card_begins_the_words_where_nothing_sums_them_up(client, testimonies, lab):
    add_testimony(testimonies, lab, body=WORDS)
    assert '<p class="card__text">Nous avons essayé.</p>' in read(
        client, "/fr/temoignages/"
    )


@pytest.mark.parametrize("quote", ["", "Un essai."])
def test_a_translation_leads_to_the_original_words(client, testimonies, lab, quote):
    testimony = add_testimony(
        testimonies,
        lab,
        slug="lou",
        original_language="en",
        body=WORDS,
        quote=quote,
    )
    assert 'hreflang="en"' not in read(client, "/fr/temoignages/lou/").split("<main")[1]

    translate(testimony, slug="lou-in-english", quote=quote and "A try.")

    french = read(client, "/fr/temoignages/lou/").split("<main")[1]
    anchor = "#quotation" if quote else ""
    link = f'<a href="/en/testimonies/lou-in-english/{anchor}" hreflang="en">'
    assert french.count(link) == 1
    english = read(client, "/en/testimonies/lou-in-english/").split("<main")[1]
    assert "hreflang" not in english


def test_what_it_is_about_is_read_in_the_language_of_the_reader(
    client, testimonies, lab
):
    testimony = add_testimony(testimonies, lab, slug="lou")
    translate(testimony, slug="lou")
    english = part(read(client, "/en/testimonies/lou/"), "about")
    assert 'href="/fr/labos/labo/"' in english
    assert '<div lang="fr">' in english

    translate(lab, title="The lab", slug="lab")

    assert card_titles(part(read(client, "/en/testimonies/lou/"), "about")) == [
        "The lab"
    ]


def test_what_nobody_may_open_is_not_led_to(client, testimonies, lab, settled):
    add_testimony(testimonies, lab, slug="lou")
    settled(lab.unpublish)
    html = part(read(client, "/fr/temoignages/lou/"), "about")
    assert "Le labo" not in html
    assert "unknown" in html


def test_the_witness_leads_to_their_entry(client, tree, testimonies, lab):
    add_page(tree.fr, PeoplePage(title="Personnes", slug="personnes"))
    add_testimony(
        testimonies, lab, slug="lou", witness=make_person(key="lou", name="Lou")
    )
    assert '<a href="/fr/personnes/#lou">Lou</a>' in read(
        client, "/fr/temoignages/lou/"
    )


def test_the_witness_and_their_words_can_be_found(testimonies, lab):
    testimony = add_testimony(
        testimonies,
        lab,
        witness=make_person(name="Lou Martin", organisation="La Ville"),
        witness_role="Agente",
        quote="Un essai.",
        body=WORDS,
    )
    found = "\n".join(each["text"] for each in record(testimony).sections)
    for words in ("Lou Martin", "La Ville", "Agente", "Un essai.", "Nous avons essayé"):
        assert words in found
