"""Words for the facets of some records."""

import uuid

import pytest
from django.utils.translation import override

from search.catalog.facets import facet_names, facets_of
from tests.factories import add_page
from tests.plugins.kitchen.models import Ingredient


@pytest.fixture
def salt(db):
    return Ingredient.objects.create(key="salt", name={"fr": "Sel", "en": "Salt"})


def words(**found):
    return {each.name: each.values for each in facets_of(found)}


def test_values_are_said_in_the_active_language(salt):
    found = {"ingredients": {"salt"}, "open_to_all": {"true"}}
    with override("fr"):
        assert words(**found) == {
            "open_to_all": {"true": "Oui"},
            "ingredients": {"salt": "Sel"},
        }
    with override("en"):
        assert words(**found)["ingredients"] == {"salt": "Salt"}


def test_a_value_that_is_no_term_is_its_own_word(salt):
    assert words(year={"2018", "2019"}) == {"year": {"2018": "2018", "2019": "2019"}}


def test_a_page_is_said_by_its_title_and_a_closed_one_is_left_out(tree):
    page, closed = add_page(tree.fr, title="Étude"), uuid.uuid4()
    key = str(page.translation_key)
    assert words(machines={key, str(closed)}) == {"machines": {key: "Étude"}}


def test_only_declared_facets_have_words(salt):
    assert words(ingredients={"salt"}, colour={"red"}).keys() == {"ingredients"}
    assert {"ingredients", "machines", "keywords"} <= set(facet_names())


def test_three_queries_say_it_whatever_is_found(salt, django_assert_num_queries):
    found = {
        "ingredients": {"salt"},
        "machines": {str(uuid.uuid4()), str(uuid.uuid4())},
        "year": {str(year) for year in range(1990, 2020)},
    }
    with django_assert_num_queries(3):
        facets_of(found)
