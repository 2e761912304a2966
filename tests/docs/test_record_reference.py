"""The reference of the record is what records are."""

import json

import pytest
from django.apps import apps

from search.catalog.contract import Catalogued
from search.catalog.registry import catalogued_models
from tests.docs.pages import INLINE, page
from tests.factories import add_page, record

REFERENCE = page("docs/reference/record.md")


def stored(instance) -> dict:
    return json.loads(record(instance).representation)


def test_a_stored_record_has_the_names_of_the_reference_in_their_order(tree):
    shown = stored(add_page(tree.fr))

    assert list(REFERENCE.table("Names of a record")) == list(shown)


def test_sections_and_references_have_the_names_of_the_reference(tree):
    section = {"heading": "Un", "text": "<p>Deux</p>"}
    shown = stored(add_page(tree.fr, body=[("section", section)]))

    assert list(REFERENCE.table("A section")) == list(shown["sections"][0])
    assert list(REFERENCE.table("A reference")) == list(shown["parent"])


def test_every_kind_has_its_fields_in_the_reference():
    for model in catalogued_models():
        if model.__module__.startswith("tests."):
            continue
        names = [getattr(each, "name", each) for each in model.api_fields]

        assert list(REFERENCE.table(model.catalog_kind)) == names


def test_the_fields_of_a_stored_page_are_those_of_the_reference(tree):
    shown = stored(add_page(tree.fr))

    assert list(REFERENCE.table("page")) == list(shown["fields"])


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("README.md", "How a plugin is written"),
        ("docs/how-to/write-a-plugin.md", "Tell the catalog"),
    ],
)
def test_the_contract_is_explained_whole(path, heading):
    named = {name.split("(")[0] for name in page(path).table(heading)}
    declared = {*vars(Catalogued), *Catalogued.__annotations__}

    assert named == {name for name in declared if name.startswith("catalog_")}


def test_the_plugin_of_the_guide_is_the_one_that_is_tested():
    guide = page("docs/how-to/write-a-plugin.md")

    assert page("tests/plugins/makerspace/models.py").text in guide.blocks("python")


def test_the_members_of_a_step_are_in_the_reference():
    models = {model.__name__: model for model in catalogued_models()}
    if "ProgrammePage" not in models:
        return
    programme = models["ProgrammePage"]

    for relation in ("steps", "outputs", "partners", "workshop_themes"):
        row = programme._meta.get_field(relation).related_model
        (text,) = REFERENCE.table("programme")[relation]
        assert set(row.api_fields) <= set(INLINE.findall(text)), relation


def test_what_a_record_lacks_has_the_names_of_the_reference(tree, client):
    if not apps.is_installed("search.api"):
        return
    address = f"/api/v1/content/{add_page(tree.fr).translation_key}/completeness/"

    assert list(REFERENCE.table("What a record lacks")) == list(
        client.get(address).json()
    )
