"""What holds for every type of page of the labs: anchors, twins, and what it costs."""

import re
from itertools import pairwise

import pytest

from labs.core import models
from search.catalog.registry import catalogued_models
from search.catalog.relations import field_of
from tests.factories import (
    add_lab,
    add_lab_index,
    add_page,
    add_programme,
    add_programme_index,
    add_testimony,
    add_testimony_index,
    add_topic,
    add_topic_index,
    make_archetype,
    make_source,
    make_term,
    record,
    settle_if_open,
    translate,
)
from tests.home.reading import cost_of

pytestmark = pytest.mark.django_db

TYPES = [model for model in catalogued_models() if model._meta.app_label == "labs_core"]
BODY = [("section", {"heading": "Une partie", "text": "<p>Des mots.</p>"})]


class Inventory:
    """One page of each type of the labs in both languages, with rows of everything."""

    def __init__(self, tree):
        self.tree = tree
        self.source = make_source()
        self.labs = self._twin(add_lab_index(tree.fr), slug="labs")
        self.cousins = self._twin(add_programme_index(tree.fr))
        self.testimonies = self._twin(add_testimony_index(tree.fr), slug="testimonies")
        self.topics = self._twin(add_topic_index(tree.fr), slug="topics")
        self.definition = self._add(models.DefinitionPage, body=BODY)
        self.territories = self._add(models.TerritoriesPage)
        self.lab = self.testimony = self.topic = self.programme = None

    def _twin(self, page, **fields):
        translate(page, **fields)
        return page

    def _add(self, model, **fields):
        slug = model.__name__.lower()
        page = model(title=slug.capitalize(), slug=slug, **fields)
        return self._twin(add_page(self.tree.fr, page))

    def grow(self):
        """Adds a row of everything that a page may show."""
        archetype = make_archetype(
            "Un", "Deux", name={"fr": "Type"}, source=self.source
        )
        territory = make_term("Territory", name={"fr": "Lieu"}, country="FR")
        lab = self._twin(
            add_lab(
                self.labs,
                territory=territory,
                archetype=archetype,
                source=self.source,
                body=BODY,
                **self._rows_of_a_lab(archetype),
            )
        )
        self.lab = self.lab or lab
        if lab != self.lab:
            self._grow_the_lab(lab, archetype)
        self._grow_around(lab, territory)

    def _rows_of_a_lab(self, archetype):
        locale = self.labs.locale
        axis = make_term("Axis", pole_a={"fr": "Un"}, pole_b={"fr": "Autre"})
        skill = make_term("Competence", name={"fr": "savoir"})
        return {
            "skills": [models.LabSkill(competence=skill)],
            "subjects": [models.LabSubject(text="Sujet", locale=locale)],
            "signatures": [
                models.LabSignature(signature=each)
                for each in archetype.signatures.all()
            ],
            "layers": [
                models.LabLayer(layer=make_term("Layer", name={"fr": "Couche"}))
            ],
            "positions": [models.AxisPosition(axis=axis, value=1, basis="declared")],
            "quotation": [
                models.LabQuotation(
                    text="Des mots.",
                    attribution="L’équipe",
                    original_language="fr",
                    locale=locale,
                )
            ],
        }

    def _grow_the_lab(self, other, archetype):
        rows = self._rows_of_a_lab(archetype)
        draft = self.lab.get_latest_revision_as_object()
        for name, added in rows.items():
            if name != "quotation":
                getattr(draft, name).add(*added)
        draft.partner_labs.add(models.LabPartner(lab=other))
        draft.save_revision().publish()

    def _grow_around(self, lab, territory):
        locale = self.cousins.locale
        programme = add_programme(
            self.cousins,
            territory=territory,
            resulting_lab=self.lab,
            body=BODY,
            outputs=[models.ProgrammeOutput(text="Un labo", locale=locale)],
            steps=[models.ProgrammeStep(kind="stage", title="Avant", locale=locale)],
        )
        self.programme = self.programme or programme
        topic = add_topic(self.topics, "Pourquoi ?", "Comment ?", body=BODY)
        self.topic = self.topic or topic
        for about in (self.lab, self.programme, self.topic):
            testimony = add_testimony(
                self.testimonies, about, quote="Des mots.", body=BODY
            )
            self.testimony = self.testimony or testimony
        for page in (self.programme, self.topic, self.testimony):
            if not page.get_translations().exists():
                translate(page)
        point = make_term("VigilancePoint", name={"fr": "Le portage"})
        for page, anchor in ((self.lab, "facts"), (self.definition, "axes")):
            models.VigilanceEcho.objects.create(
                vigilance_point=point, page=page.page_ptr, anchor=anchor
            )
        settle_if_open()

    def pages(self):
        return [
            *(self.labs, self.cousins, self.testimonies, self.topics),
            *(self.definition, self.territories),
            *(self.lab, self.programme, self.testimony, self.topic),
        ]


@pytest.fixture
def inventory(tree):
    made = Inventory(tree)
    made.grow()
    return made


def test_every_part_that_can_be_found_is_on_its_page_once(inventory, client):
    assert {type(page) for page in inventory.pages()} == set(TYPES)
    for source in inventory.pages():
        for page in (source, source.get_translations().get().specific):
            html = client.get(page.get_url()).text
            for section in record(page).sections:
                anchor = f'id="{section["anchor"]}"'
                assert html.count(anchor) == 1, (page.get_url(), anchor)


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_facet_is_called_by_a_word_of_the_language(model):
    for name in model.catalog_facets:
        field = field_of(model, name)
        assert name in model.catalog_facet_labels or hasattr(field, "verbose_name")


def test_every_page_is_read_in_its_language_beside_its_twin(inventory, client):
    for source in inventory.pages():
        twins = {page.locale.language_code: page for page in source.get_translations()}
        twins["fr"] = source
        assert set(twins) == {"fr", "en"}
        for code, page in twins.items():
            html = client.get(page.get_url()).text
            assert f'<html lang="{code}">' in html
            for other, twin in twins.items():
                address = f"http://testserver{twin.get_url()}"
                assert (
                    f'<link rel="alternate" hreflang="{other}" href="{address}">'
                ) in html


def test_headings_do_not_skip_a_level_and_no_name_is_given_twice(inventory, client):
    for page in inventory.pages():
        html = client.get(page.get_url()).text
        levels = [int(each) for each in re.findall(r"<h([1-6])", html)]
        assert levels.count(1) == 1
        for above, below in pairwise(levels):
            assert below <= above + 1, page.get_url()
        names = re.findall(r'\sid="([^"]+)"', html)
        assert len(names) == len(set(names)), page.get_url()


#: How many queries a page takes. Five find it, and say where one is.
COSTS = {
    "LabIndexPage": 8,
    "ProgrammeIndexPage": 8,
    "TestimonyIndexPage": 8,
    "TopicIndexPage": 8,
    "DefinitionPage": 14,
    "TerritoriesPage": 9,
    "LabPage": 24,
    "ProgrammePage": 14,
    "TestimonyPage": 9,
    "TopicPage": 11,
}


def test_what_a_page_costs_does_not_grow_with_its_rows(inventory, client):
    inventory.grow()
    few = _costs(inventory, client)
    inventory.grow()
    inventory.grow()
    assert _costs(inventory, client) == few
    assert few == COSTS


def _costs(inventory, client):
    return {
        type(page).__name__: cost_of(client, page.get_url())
        for page in inventory.pages()
    }
