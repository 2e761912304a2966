"""What terms are in the records that name them, and when these are built again."""

import json

from home.models import Keyword, PageKeyword
from search.catalog.actions import check_catalog
from search.catalog.selectors import changes_after, current_cursor
from tests.factories import add_page, record, settle_if_open, translate
from tests.plugins.kitchen.models import (
    Dish,
    DishStep,
    Ingredient,
    KitchenPage,
    PantryPage,
    Season,
)


def ingredient(key: str, **fields) -> Ingredient:
    return Ingredient.objects.create(key=key, name={"fr": key, "en": key}, **fields)


def add_kitchen(tree, *dishes, **fields) -> KitchenPage:
    page = KitchenPage(title="Cuisine", slug="cuisine", **fields)
    page.dishes = dishes
    return add_page(tree.fr, page)


def dish(name: str, **fields) -> Dish:
    return Dish(name={"fr": name}, **fields)


def fields_of(page) -> dict:
    return json.loads(record(page).representation)["fields"]


def sections_of(page) -> str:
    return str(record(page).sections)


def test_a_record_holds_labels_partial_dates_terms_and_rows_of_rows(tree):
    leek = ingredient("poireau")
    other = add_page(tree.fr)
    soup = dish("Soupe", ingredient=leek, taught_at=other)
    link = f'<p><a linktype="page" id="{other.pk}">ici</a></p>'
    soup.steps = [DishStep(text=link)]

    page = add_kitchen(tree, soup, opened="2018-01", motto={"fr": "À table"})

    named = {"kind": "ingredient", "key": "poireau"}
    told = fields_of(page)
    assert told["opened"] == "2018-01"
    assert told["motto"] == {"fr": "À table"}
    assert told["ingredients"] == [named]
    assert told["dishes"] == [
        {
            "name": {"fr": "Soupe"},
            "ingredient": named,
            "taught_at": {"kind": "page", "key": str(other.translation_key)},
            "steps": [
                {"text": f'<p><a href="/id/{other.translation_key}/">ici</a></p>'}
            ],
        }
    ]


def add_kitchen_with_keywords(tree, *words: str) -> KitchenPage:
    page = add_kitchen(tree)
    page.keywords.set(words)
    page.save()
    settle_if_open()
    return page


def test_keywords_are_terms_in_the_order_of_their_keys(tree):
    page = add_kitchen_with_keywords(tree, "zinc", "atelier")

    keys = [term["key"] for term in fields_of(page)["keywords"]]
    assert keys == ["atelier", "zinc"]
    assert set(record(page).facets.filter(name="keywords").values_list("value")) == {
        ("atelier",),
        ("zinc",),
    }


def test_keywords_stored_in_another_order_change_no_record(tree, settled):
    page = add_page(tree.fr)
    page.keywords.set(["zinc", "atelier"])
    settled(page.save)
    number = record(page).sequence

    rows = PageKeyword.objects.filter(content_object=page)
    stored = list(rows.order_by("-pk"))
    rows.delete()
    # As PostgreSQL may give rows that have no order once they were written again.
    PageKeyword.objects.bulk_create(
        PageKeyword(content_object=page, tag=row.tag) for row in stored
    )
    settled(page.save)

    assert record(page).keywords == "atelier\nzinc"
    assert record(page).sequence == number
    assert not check_catalog()


def test_a_keyword_that_is_deleted_leaves_the_records(tree, settled):
    page = add_kitchen_with_keywords(tree, "zinc", "atelier")

    settled(Keyword.objects.get(slug="zinc").delete)

    assert [term["key"] for term in fields_of(page)["keywords"]] == ["atelier"]


def test_yes_and_no_are_facets_as_in_json(tree):
    page = add_kitchen(tree, open_to_all=True)

    assert record(page).facets.get(name="open_to_all").value == "true"


def test_a_term_renamed_is_renamed_in_the_words_of_records(tree, settled):
    leek = ingredient("poireau")
    page = add_kitchen(tree, dish("Soupe", ingredient=leek))
    twin = translate(page, slug="kitchen")

    leek.name = {"fr": "Poireau d’hiver", "en": "Winter leek"}
    settled(leek.save)

    assert "Soupe (Poireau d’hiver)" in sections_of(page)
    assert "Soupe (Winter leek)" in sections_of(twin)


def test_a_page_that_names_a_term_follows_the_terms_that_this_one_names(tree, settled):
    family = ingredient("alliaces")
    leek = ingredient("poireau", family=family)
    page = add_kitchen(tree, dish("Soupe", ingredient=leek))
    assert "Soupe (alliaces)" in sections_of(page)

    family.name = {"fr": "Alliacées"}
    settled(family.save)
    assert "Soupe (Alliacées)" in sections_of(page)

    settled(family.delete)
    assert "Soupe (poireau)" in sections_of(page)
    assert not check_catalog()


def test_a_term_renamed_changes_nothing_where_only_its_key_is_said(tree, settled):
    leek = ingredient("poireau")
    page = add_kitchen(tree, favourite=leek)
    before = record(page).sequence

    leek.name = {"fr": "Poireau d’hiver"}
    settled(leek.save)

    assert record(page).sequence == before


def test_a_page_that_lists_a_vocabulary_follows_every_row(tree, settled):
    pantry = add_page(tree.fr, PantryPage(title="Réserve", slug="reserve"))
    assert sections_of(pantry) == "[]"

    leek = settled(lambda: ingredient("poireau"))
    assert "poireau" in sections_of(pantry)

    leek.name = {"fr": "Poireau d’hiver"}
    settled(leek.save)
    assert "Poireau d’hiver" in sections_of(pantry)

    season = Season(ingredient=leek, month={"fr": "janvier"})
    settled(season.save)
    assert "janvier" in sections_of(pantry)

    settled(season.delete)
    assert "janvier" not in sections_of(pantry)

    settled(leek.delete)
    assert sections_of(pantry) == "[]"
    assert not check_catalog()


def test_a_list_follows_the_terms_that_its_rows_name(tree, settled):
    family = ingredient("alliaces")
    ingredient("poireau", family=family)
    pantry = add_page(tree.fr, PantryPage(title="Réserve", slug="reserve"))

    family.name = {"fr": "Alliacées"}
    settled(family.save)

    (section,) = (
        each for each in record(pantry).sections if each["anchor"] == "poireau"
    )
    assert "Alliacées" in section["text"]


def test_a_row_of_a_row_written_directly_is_its_pages(tree, settled):
    page = add_kitchen(tree, dish("Soupe"))
    step = DishStep(dish=page.dishes.get(), text="<p>Couper.</p>")

    settled(step.save)
    assert fields_of(page)["dishes"][0]["steps"] == [{"text": "<p>Couper.</p>"}]

    settled(step.delete)
    assert fields_of(page)["dishes"][0]["steps"] == []


def test_what_a_page_lacks_is_stored_and_its_change_has_a_number(
    tree, settled, monkeypatch
):
    page = add_kitchen(tree)
    assert record(page).lacking == ["image", "opened"]
    etag, before = record(page).etag, current_cursor()

    monkeypatch.setattr(KitchenPage, "catalog_lacks", lambda self: ["opened"])
    settled(page.save)

    assert record(page).lacking == ["opened"]
    assert record(page).etag == etag
    (changed,) = changes_after(before)[0]
    assert changed.key == page.translation_key


def test_a_tombstone_lacks_nothing(tree, settled):
    page = add_kitchen(tree)

    settled(page.unpublish)

    assert record(page).withdrawn
    assert record(page).lacking == []
