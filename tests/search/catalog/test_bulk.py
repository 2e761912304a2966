"""Many records cost few queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import Source
from search.catalog.actions import check_catalog, rebuild_catalog
from tests.factories import add_page
from tests.plugins.kitchen.models import Dish, DishStep, Ingredient, KitchenPage


def add_kitchens(tree, number: int) -> None:
    """Each with terms, pages, rows and keywords of its own."""
    for made in range(number):
        word = f"{number}-{made}"
        term = Ingredient.objects.create(key=word, name={"fr": word})
        source = Source.objects.create(key=word, title={"fr": word})
        other = add_page(tree.fr, slug=f"page-{word}")
        page = KitchenPage(title=word, slug=word, source=source, favourite=term)
        dish = Dish(name={"fr": word}, ingredient=term, taught_at=other)
        link = f'<p><a linktype="page" id="{other.pk}">ici</a></p>'
        dish.steps = [DishStep(text=link)]
        page.dishes = [dish]
        page.keywords.add(word)
        add_page(tree.fr, page)


def queries_of(action) -> int:
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


@pytest.mark.parametrize("action", [rebuild_catalog, check_catalog])
def test_building_fifty_pages_costs_no_more_queries_than_five(tree, action):
    add_kitchens(tree, 5)
    few = queries_of(action)

    add_kitchens(tree, 45)

    assert queries_of(action) <= few + 2
