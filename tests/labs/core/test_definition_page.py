"""“What is a lab?”: the typology, as readers get it in each language."""

import re

import pytest

from labs.core.models import DefinitionPage, VigilanceEcho
from tests.factories import (
    add_lab,
    add_lab_index,
    add_page,
    make_archetype,
    make_source,
    make_term,
    record,
    settle_if_open,
    translate,
)
from tests.home.reading import read
from tests.labs.core.reading import fact, part

pytestmark = pytest.mark.django_db


@pytest.fixture
def definition(tree):
    page = add_page(tree.fr, DefinitionPage(title="Définition", slug="definition"))
    translate(page, title="Definition", slug="definition")
    return page


@pytest.fixture
def labs(tree):
    index = add_lab_index(tree.fr)
    translate(index, title="Labs", slug="labs")
    return index


def archetype_part(html, key):
    return part(html, key)


def test_an_empty_typology_is_said_to_be_unknown(client, definition):
    html = read(client, "/en/definition/")
    for anchor in ("layers", "axes", "archetypes", "vigilance"):
        assert '<span class="unknown">Not stated</span>' in part(html, anchor)


def test_each_layer_stands_on_those_before_it(client, definition):
    for order, name in ((2, "Moyens"), (1, "Projets"), (3, "Position")):
        make_term("Layer", name={"fr": name, "en": f"{name}!"}, order=order)

    html = part(read(client, "/fr/definition/"), "layers")

    stacks = re.findall(r'<ul class="layers__stack">(.*?)</ul>', html)
    assert [re.findall(r"<li.*?>(.*?)</li>", stack) for stack in stacks] == [
        ["Projets"],
        ["Projets", "Moyens"],
        ["Projets", "Moyens", "Position"],
    ]
    assert "Projets!</h3>" in read(client, "/en/definition/")


def test_axes_have_their_two_poles(client, definition):
    make_term("Axis", pole_a={"fr": "Seul"}, pole_b={"fr": "Ensemble"})
    html = part(read(client, "/fr/definition/"), "axes")
    assert re.findall(r'axis__pole">(.*?)</span>', html) == ["Seul", "Ensemble"]


def test_an_archetype_has_its_definition_sentences_horizons_and_labs(
    client, definition, labs
):
    foresight = make_archetype(
        "Nous publions.",
        key="foresight",
        name={"fr": "Prospectif"},
        definition={"fr": "Prépare le futur."},
        horizon_years=[10, 20, 50],
    )
    make_archetype(key="other", name={"fr": "Autre"})
    translate(
        add_lab(labs, title="Le labo", slug="labo", archetype=foresight),
        title="The lab",
        slug="lab",
    )
    add_lab(labs, title="Un brouillon", archetype=foresight, live=False)

    french = part(read(client, "/fr/definition/"), "foresight")
    assert "Prépare le futur." in french
    assert "<li>Nous publions.</li>" in french
    assert '<li><a href="/fr/labos/labo/">Le labo</a></li>' in french
    assert "brouillon" not in french
    english = part(read(client, "/en/definition/"), "foresight")
    assert fact(english, "Horizons") == "10, 20 or 50~years"
    assert '<a href="/en/labs/lab/">The lab</a>' in english
    other = part(read(client, "/en/definition/"), "other")
    assert "<a" not in fact(other, "Labs of this type")
    assert "Horizons" not in other


def test_points_lead_to_the_open_pages_and_parts_where_they_show(
    client, definition, labs, settled
):
    point = make_term("VigilancePoint", name={"fr": "Le portage"})
    silent = make_term("VigilancePoint", name={"fr": "La mesure"})
    lab = add_lab(labs, title="Le labo", slug="labo", governance="Le maire.")
    closed = add_lab(labs, title="Le fermé")
    for place, (page, anchor) in enumerate(
        ((lab, "facts"), (closed, ""), (lab, "part-9"))
    ):
        VigilanceEcho.objects.create(
            vigilance_point=point,
            page=page.page_ptr,
            anchor=anchor,
            sort_order=place,
        )
    settled(closed.unpublish)

    html = read(client, "/fr/definition/")

    shown = part(html, f"vigilance-{point.key}").split("</li><li id=")[0]
    assert re.findall(r'<a href="(.*?)">(.*?)</a>(.*?)</li>', shown) == [
        ("/fr/labos/labo/#facts", "Le labo", '<span class="soft">La fiche</span>'),
        ("/fr/labos/labo/", "Le labo", ""),
    ]
    assert "<a" not in part(html, f"vigilance-{silent.key}").split("</ol>")[0]


def test_what_all_terms_come_from_is_said_once(client, definition):
    source = make_source(title={"fr": "Les labos"})
    for _each in range(3):
        make_term("Layer", name={"fr": "Couche"}, source=source, basis="editorial")
    html = part(read(client, "/fr/definition/"), "layers")
    assert html.count("Les labos") == 1
    assert html.count("Lecture de la rédaction.") == 1


def test_what_terms_come_from_is_said_of_each_where_it_differs(client, definition):
    source = make_source(title={"fr": "Les labos"})
    make_archetype(key="told", source=source)
    make_archetype(key="untold")
    html = read(client, "/fr/definition/")
    assert "Les labos" in part(html, "told")
    assert "unknown" in part(html, "untold").split("Source")[1]


def test_a_renamed_term_is_renamed_at_once(client, definition):
    layer = make_term("Layer", name={"fr": "Projets"})
    layer.name = {"fr": "Chantiers"}
    layer.save()
    settle_if_open()
    assert "Chantiers" in part(read(client, "/fr/definition/"), "layers")
    assert "Chantiers" in record(definition).representation


def test_an_introduction_beside_a_summary_is_read_and_found(client, tree):
    page = DefinitionPage(
        title="Définition", slug="quoi", summary="En bref.", intro="En long."
    )
    page = add_page(tree.fr, page)
    html = read(client, "/fr/quoi/")
    assert '<p class="sheet__lede">En bref.</p>' in html
    assert "En long." in part(html, "introduction")
    assert record(page).sections[0] == {
        "anchor": "introduction",
        "heading": "Introduction",
        "text": "En long.",
    }
