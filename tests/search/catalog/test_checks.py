"""What a plugin declares wrongly is said at start."""

import pytest

from search.catalog.checks import check_declarations
from tests.plugins.kitchen.models import Dish, KitchenPage, PantryPage


@pytest.mark.parametrize(
    ("model", "name", "value", "number"),
    [
        (KitchenPage, "catalog_kind", "", "E003"),
        (KitchenPage, "catalog_kind", "pantry", "E004"),
        (KitchenPage, "api_fields", ["chimney"], "E005"),
        (KitchenPage, "catalog_facets", ["chimney"], "E005"),
        (Dish, "api_fields", ["chimney"], "E005"),
        (KitchenPage, "api_fields", ["owner"], "E006"),
        (Dish, "api_fields", [], "E007"),
        (PantryPage, "catalog_lists", ["kitchen.Nobody"], "E008"),
        (PantryPage, "catalog_lists", ["kitchen.Season"], "E008"),
    ],
)
def test_a_wrong_declaration_is_an_error(monkeypatch, model, name, value, number):
    monkeypatch.setattr(model, name, value)

    assert f"search_catalog.{number}" in {
        error.id for error in check_declarations(None)
    }


def test_what_is_installed_declares_itself_rightly():
    assert not check_declarations(None)
