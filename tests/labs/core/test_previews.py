"""What an editor sees before anything is saved: a term in its page, a new page."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from labs.core import models
from tests.factories import (
    add_lab,
    add_lab_index,
    add_page,
    add_programme_index,
    add_testimony_index,
    add_topic_index,
    make_archetype,
    make_person,
    make_term,
)

pytestmark = pytest.mark.django_db


def preview(term, language="fr"):
    """The page that shows a term, as it would be."""
    return term.serve_preview(RequestFactory().get("/"), language).text


@pytest.fixture
def definition(tree):
    return add_page(tree.fr, models.DefinitionPage(title="Définition", slug="def"))


def test_a_new_term_is_seen_among_those_of_the_definition(definition):
    make_term("Layer", name={"fr": "Projets"}, order=1)
    make_term("Layer", name={"fr": "Position"}, order=3)
    html = preview(models.Layer(name={"fr": "Moyens"}, order=2))
    assert html.index("Projets</h3>") < html.index("Moyens</h3>")
    assert html.index("Moyens</h3>") < html.index("Position</h3>")


def test_a_changed_term_is_seen_as_it_would_be(definition):
    archetype = make_archetype("Un", name={"fr": "Avant"})
    archetype.name = {"fr": "Après"}
    archetype.signatures = [models.Signature(text={"fr": "Une autre phrase"})]
    html = preview(archetype)
    assert "Après" in html
    assert "Une autre phrase" in html
    assert "Avant" not in html


def test_a_sentence_is_seen_in_its_archetype(definition):
    archetype = make_archetype("Un", "Deux")
    sentence = archetype.signatures.first()
    sentence.text = {"fr": "Autrement"}
    html = preview(sentence)
    assert html.count("<li>Autrement</li>") == html.count("<li>Deux</li>") == 1
    assert "<li>Un</li>" not in html


@pytest.mark.parametrize(
    "term",
    [
        models.Axis(pole_a={"fr": "Seul"}, pole_b={"fr": "Ensemble"}),
        models.Archetype(name={"fr": "Seul"}),
        models.VigilancePoint(name={"fr": "Seul"}),
        models.Competence(name={"fr": "Seul"}),
        models.Territory(name={"fr": "Seul"}, country="FR"),
    ],
    ids=lambda term: type(term).__name__,
)
def test_every_kind_of_term_has_a_preview(tree, definition, term):
    add_page(tree.fr, models.TerritoriesPage(title="Lieux", slug="lieux"))
    assert "Seul" in preview(term)


@pytest.mark.parametrize(
    ("make_index", "model", "fields"),
    [
        (add_lab_index, models.LabPage, {"status": "operating"}),
        (add_programme_index, models.ProgrammePage, {}),
        (add_testimony_index, models.TestimonyPage, {"original_language": "en"}),
        (add_topic_index, models.TopicPage, {"number": 4}),
    ],
    ids=["lab", "programme", "testimony", "topic"],
)
def test_a_page_that_is_not_saved_yet_has_a_preview(tree, make_index, model, fields):
    index = make_index(tree.fr)
    if model is models.TestimonyPage:
        fields = fields | {"witness": make_person()}
    page = model(title="Bientôt", slug="bientot", locale=index.locale, **fields)
    # The place that the admin gives to a page that it previews before it exists.
    page.depth = index.depth + 1
    page.path = model._get_path(index.path, page.depth, 1)
    page.set_url_path(index)
    with override("fr"):
        html = page.make_preview_request().render().text
    assert "Bientôt" in html


def test_rows_that_are_not_saved_yet_are_seen(tree):
    lab = add_lab(add_lab_index(tree.fr))
    draft = lab.get_latest_revision_as_object()
    skill = make_term("Competence", name={"fr": "design"})
    draft.skills = [models.LabSkill(competence=skill)]
    html = draft.make_preview_request().render().text
    assert "design" in html
