"""The card of a lab, as readers get it in each language."""

import re

import pytest

from labs.core.models import (
    AxisPosition,
    DefinitionPage,
    LabLayer,
    LabPartner,
    LabQuotation,
    LabSignature,
    LabSkill,
    LabSubject,
    TerritoriesPage,
    VigilanceEcho,
)
from tests.factories import (
    add_lab,
    add_lab_index,
    add_page,
    add_programme,
    add_programme_index,
    add_testimony,
    add_testimony_index,
    edit,
    make_archetype,
    make_person,
    make_source,
    make_term,
    translate,
)
from tests.home.reading import read
from tests.labs.core.reading import card_titles, fact, part

pytestmark = pytest.mark.django_db

UNKNOWN_FR = '<span class="unknown">Non précisé</span>'
UNKNOWN = '<span class="unknown">Not stated</span>'


@pytest.fixture
def labs(tree):
    index = add_lab_index(tree.fr)
    translate(index, title="Labs", slug="labs")
    return index


def test_what_nothing_says_is_said_to_be_unknown(client, labs):
    metz = make_term("Territory", name={"fr": "Metz"})
    translate(add_lab(labs, slug="labo", territory=metz), slug="lab")

    html = read(client, "/en/labs/lab/")

    facts = part(html, "facts")
    told = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", facts))
    assert told.pop("Status") == "In operation"
    assert told.pop("Territory") == '<span lang="fr">Metz</span>'
    assert set(told) == {
        "Created",
        "Team",
        "Skills",
        "Attachment",
        "Governance",
        "Subjects",
        "Ways of working",
        "Impact sought",
        "Website",
        "Coordinates",
        "Card checked on",
    }
    assert set(told.values()) == {UNKNOWN}
    for anchor in ("archetype", "partners", "source"):
        assert UNKNOWN in part(html, anchor)


def test_a_lab_says_all_that_is_known_of_it(client, labs):
    lyon = make_term("Territory", name={"fr": "Lyon", "en": "Lyons"}, country="FR")
    design = make_term("Competence", name={"fr": "design", "en": "design work"})
    lab = add_lab(
        labs,
        slug="labo",
        status="closed",
        status_basis="inferred",
        created="2009-06",
        closed="2019",
        territory=lyon,
        latitude=45.76,
        longitude=-4.85,
        website="https://labo.example/",
        attachment="mayor",
        governance="Le maire décide.",
        team_size=1250,
        wider_team_size=1400,
        team_note="Et des prestataires.",
        modes="Des ateliers.",
        impact_sought="Éclairer.",
        verified_on="2024-03-01",
        skills=[LabSkill(competence=design)],
        subjects=[LabSubject(text="Le travail", locale=labs.locale)],
    )
    translate(lab, slug="lab", governance="The mayor decides.")

    html = read(client, "/en/labs/lab/")

    assert fact(html, "Created") == '<time datetime="2009-06">June 2009</time>'
    assert fact(html, "Closed on") == '<time datetime="2019">2019</time>'
    assert fact(html, "Status") == (
        'Closed <span class="small soft">(inferred from the context)</span>'
    )
    assert fact(html, "Territory") == "Lyons"
    assert fact(html, "Team") == "1,250~people"
    assert fact(html, "Wider team") == "1,400~people"
    assert fact(html, "Attachment") == "Mayor"
    assert fact(html, "Governance") == "The mayor decides."
    assert fact(html, "Coordinates") == "45.76°~N, 4.85°~W"
    assert "design work</a>" in fact(html, "Skills")
    assert "(incomplete list)" in fact(html, "Skills")
    assert 'href="https://labo.example/"' in fact(html, "Website")
    assert "<span>(&nbsp;Lyons&nbsp;)</span>" in html
    assert 'class="status" data-status="closed"' in html


def test_a_list_that_is_complete_is_not_called_incomplete(client, labs):
    add_lab(
        labs,
        slug="labo",
        subjects_complete=True,
        subjects=[LabSubject(text="Le travail", locale=labs.locale)],
    )
    html = read(client, "/fr/labos/labo/")
    assert part(html, "facts").count("<ul><li>Le travail</li></ul>") == 1
    assert "incomplete" not in part(html, "facts")


def test_both_languages_are_twins(client, labs):
    translate(add_lab(labs, slug="labo"), slug="lab")
    for code, path in (("fr", "/fr/labos/labo/"), ("en", "/en/labs/lab/")):
        html = read(client, path)
        assert f'<html lang="{code}">' in html
        for other, twin in (("fr", "/fr/labos/labo/"), ("en", "/en/labs/lab/")):
            address = f"http://testserver{twin}"
            assert f'<link rel="alternate" hreflang="{other}" href="{address}">' in html


def test_terms_lead_to_the_pages_that_explain_them(client, tree, labs):
    add_page(tree.fr, TerritoriesPage(title="Territoires", slug="territoires"))
    add_page(tree.fr, DefinitionPage(title="C'est quoi ?", slug="definition"))
    lyon = make_term("Territory", key="lyon", name={"fr": "Lyon"})
    foresight = make_archetype(key="foresight", name={"fr": "Prospectif"})
    add_lab(labs, slug="labo", territory=lyon, archetype=foresight)

    html = read(client, "/fr/labos/labo/")

    assert fact(html, "Territoire") == '<a href="/fr/territoires/#lyon">Lyon</a>'
    assert 'href="/fr/definition/#foresight"' in part(html, "archetype")


def test_an_archetype_is_told_with_its_definition_and_sentences(client, labs):
    foresight = make_archetype(
        "Nous publions.",
        "Nous voyons loin.",
        name={"fr": "Le labo prospectif", "en": "The foresight lab"},
        definition={"fr": "Prépare le futur.", "en": "Prepares the future."},
    )
    lab = add_lab(labs, slug="labo", archetype=foresight)
    translate(lab, slug="lab")

    html = part(read(client, "/en/labs/lab/"), "archetype")

    assert "<h3>The foresight lab</h3><p>Prepares the future.</p>" in html
    assert '<li><span lang="fr">Nous publions.</span></li>' in html
    assert f"chose</dt><dd>{UNKNOWN}</dd>" in html
    assert "nearest" not in html


def test_the_nearest_archetypes_are_told_with_the_sentences_that_say_so(client, labs):
    near = make_archetype("Un", "Deux", name={"fr": "Le proche"})
    far = make_archetype("Trois", "Quatre", "Cinq", name={"fr": "Le lointain"})
    make_archetype("Six", name={"fr": "L’étranger"})
    ticked = [*near.signatures.all(), far.signatures.all()[1]]
    add_lab(
        labs,
        slug="labo",
        signatures=[LabSignature(signature=each) for each in ticked],
    )

    html = part(read(client, "/fr/labos/labo/"), "archetype")

    ranks = re.findall(r'<li value="(\d)"><p><strong>(.*?)</strong>', html)
    assert ranks == [("1", "Le proche"), ("2", "Le lointain")]
    reasons = re.findall(r'<ul class="small">(.*?)</ul>', html)
    assert reasons == ["<li>Un</li><li>Deux</li>", "<li>Quatre</li>"]


def test_layers_are_named(client, labs):
    projects = make_term("Layer", name={"fr": "Des projets"})
    add_lab(labs, slug="labo", layers=[LabLayer(layer=projects)])
    html = read(client, "/fr/labos/labo/")
    assert "<ul><li>Des projets</li></ul>" in part(html, "archetype")


def test_a_position_that_nothing_states_is_unknown_and_not_the_middle(client, labs):
    poles = {"pole_a": {"fr": "Seul"}, "pole_b": {"fr": "Ensemble"}}
    middle, left, unknown, silent = (make_term("Axis", **poles) for _each in range(4))
    add_lab(
        labs,
        slug="labo",
        positions=[
            AxisPosition(axis=middle, value=0, basis="declared"),
            AxisPosition(
                axis=left,
                value=-2,
                basis="estimate",
                justification={"fr": "D'après ses statuts."},
                stated_on="2024-03-01",
            ),
            AxisPosition(axis=unknown, value=None),
        ],
    )

    html = part(read(client, "/fr/labos/labo/"), "profile")

    rows = [
        re.findall(r"<td>(.*?)</td>", row)
        for row in re.findall(r"<tbody>(.*)</tbody>", html)[0].split("</tr>")[:-1]
    ]
    assert rows[0][0].startswith("0")
    assert rows[1][0].startswith("−2")
    assert "Seul" in rows[1][0]
    assert '<time datetime="2024-03-01">' in rows[1][1]
    assert rows[1][2] == "D’après ses statuts."
    assert rows[2] == rows[3] == [UNKNOWN_FR] * 3


def test_words_in_another_language_are_told_to_be_a_translation(client, labs):
    lab = add_lab(
        labs,
        slug="labo",
        quotation=[
            LabQuotation(
                text="On essaie.",
                attribution="L’équipe",
                original_language="en",
                locale=labs.locale,
            )
        ],
    )
    alone = part(read(client, "/fr/labos/labo/"), "quotation")
    assert 'class="label"' in alone
    assert "hreflang" not in alone

    twin = translate(lab, slug="lab")
    row = twin.quotation.get()
    row.text = "We try."
    row.save()
    edit(twin)

    french = part(read(client, "/fr/labos/labo/"), "quotation")
    assert '<a href="/en/labs/lab/#quotation" hreflang="en">' in french
    english = part(read(client, "/en/labs/lab/"), "quotation")
    assert "“We try.”" in english
    assert "hreflang" not in english


def test_points_of_vigilance_say_where_they_show_in_the_lab(client, labs):
    backing = make_term("VigilancePoint", name={"fr": "Le portage"}, order=1)
    make_term("VigilancePoint", name={"fr": "La mesure"}, order=2)
    lab = add_lab(labs, slug="labo", governance="Le maire.")
    other = add_lab(labs, slug="autre")
    VigilanceEcho.objects.create(
        vigilance_point=backing, page=lab.page_ptr, anchor="facts"
    )

    shown = part(read(client, "/fr/labos/labo/"), "vigilance")
    first, second = re.findall(r"<li>(.*?)</li>", shown)
    assert "Le portage" in first
    assert '<a href="#facts">' in first
    assert "<a" not in second
    assert "<a" not in part(read(client, "/fr/labos/autre/"), "vigilance")
    assert other.live


def test_a_lab_leads_to_its_partners_and_they_to_it(client, labs):
    one = add_lab(labs, title="Un", slug="un")
    other = add_lab(
        labs, title="Autre", slug="autre", partner_labs=[LabPartner(lab=one)]
    )
    translate(one, title="One", slug="one")

    assert 'href="/fr/labos/un/"' in part(read(client, "/fr/labos/autre/"), "partners")
    assert 'href="/fr/labos/autre/"' in part(read(client, "/fr/labos/un/"), "partners")
    # The partner has no English page: its French one is offered, and said to be French.
    english = part(read(client, "/en/labs/one/"), "partners")
    assert 'href="/fr/labos/autre/"' in english
    assert 'lang="fr"' in english
    assert other.live


def test_a_lab_leads_to_the_programmes_that_led_to_it_and_back(client, tree, labs):
    lab = add_lab(labs, title="Lab23", slug="lab23")
    cousins = add_programme_index(tree.fr)
    add_programme(cousins, title="La mission", slug="mission", resulting_lab=lab)

    html = part(read(client, "/fr/labos/lab23/"), "programmes")
    assert 'href="/fr/cousins/mission/"' in html
    html = part(read(client, "/fr/cousins/mission/"), "lab")
    assert 'href="/fr/labos/lab23/"' in html


def test_a_closed_page_is_offered_nowhere(client, tree, labs, settled):
    lab = add_lab(labs, slug="labo")
    programme = add_programme(add_programme_index(tree.fr), resulting_lab=lab)
    settled(programme.unpublish)
    assert 'id="programmes"' not in read(client, "/fr/labos/labo/")


def test_testimonies_about_a_lab_are_on_its_page(client, tree, labs):
    lab = add_lab(labs, slug="labo")
    assert 'class="card card--blank"' in part(
        read(client, "/fr/labos/labo/"), "testimonies"
    )
    add_testimony(
        add_testimony_index(tree.fr), lab, slug="lou", witness=make_person(name="Lou")
    )
    html = part(read(client, "/fr/labos/labo/"), "testimonies")
    assert 'href="/fr/temoignages/lou/"' in html


def test_other_labs_are_the_nearest_ones_first(client, labs):
    here = make_term("Territory", name={"fr": "Ici"})
    kind = make_archetype()
    for title in ("A", "B", "C"):
        add_lab(labs, title=title)
    add_lab(labs, title="Du même genre", archetype=kind)
    add_lab(labs, title="Du même lieu", territory=here)
    add_lab(labs, slug="labo", territory=here, archetype=kind)

    html = part(read(client, "/fr/labos/labo/"), "around")

    assert card_titles(html) == ["Du même lieu", "Du même genre", "A"]


def test_the_source_is_said_with_its_basis(client, labs):
    source = make_source(title={"fr": "Les labos"}, author="Lou")
    add_lab(labs, slug="labo", source=source, basis="inferred")
    html = part(read(client, "/fr/labos/labo/"), "source")
    assert "Les labos" in html
    assert "Lou" in html
    assert "sans date" in html
    assert "Déduit du contexte." in html
