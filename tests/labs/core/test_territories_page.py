"""The territories: where they are, and what is there."""

import pytest
from django.utils.translation import override

from labs.core.countries import country_choices, country_name
from labs.core.models import TerritoriesPage
from tests.factories import (
    add_lab,
    add_lab_index,
    add_page,
    add_programme,
    add_programme_index,
    make_term,
    record,
    translate,
)
from tests.home.reading import read
from tests.labs.core.reading import fact, part

pytestmark = pytest.mark.django_db


@pytest.fixture
def territories(tree):
    page = add_page(tree.fr, TerritoriesPage(title="Territoires", slug="territoires"))
    translate(page, title="Territories", slug="territories")
    return page


def test_a_territory_says_its_country_and_what_it_is_a_part_of(client, territories):
    france = make_term(
        "Territory", key="france", name={"fr": "La France", "en": "France"}
    )
    make_term(
        "Territory",
        key="creuse",
        name={"fr": "Creuse", "en": "Creuse"},
        country="US",
        parent=france,
        latitude=46.1,
        longitude=2,
    )

    french = read(client, "/fr/territoires/")
    english = read(client, "/en/territories/")

    assert "<dd>États-Unis</dd>" in part(french, "creuse")
    assert fact(part(english, "creuse"), "Country") == "United States"
    assert fact(part(english, "creuse"), "Part of") == '<a href="#france">France</a>'
    assert fact(part(english, "creuse"), "Coordinates") == "46.1°~N, 2°~E"
    assert '<a href="#creuse">Creuse</a>' in fact(part(english, "france"), "Its parts")
    assert "unknown" in fact(part(english, "france"), "Country")


def test_what_is_in_a_territory_is_led_to_in_the_language_of_the_reader(
    client, tree, territories
):
    metz = make_term("Territory", key="metz", name={"fr": "Metz"})
    make_term("Territory", key="lille", name={"fr": "Lille"})
    labs = add_lab_index(tree.fr)
    translate(labs, slug="labs")
    translate(add_lab(labs, title="Le labo", territory=metz), title="Lab", slug="lab")
    add_programme(
        add_programme_index(tree.fr), title="La mission", slug="m", territory=metz
    )

    english = read(client, "/en/territories/")

    assert '<a href="/en/labs/lab/">Lab</a>' in part(english, "metz")
    assert (
        '<a href="/fr/cousins/m/" hreflang="fr"><span lang="fr">La mission</span></a>'
    ) in part(english, "metz")
    assert "<a" not in fact(part(english, "lille"), "What is there")


def test_territories_are_in_the_order_of_the_language(client, territories):
    make_term("Territory", key="a", name={"fr": "Zurich", "en": "Aarau"})
    make_term("Territory", key="b", name={"fr": "Évry", "en": "Evry"})
    make_term("Territory", key="c", name={"fr": "Dijon", "en": "Dijon"})
    places = [
        [html.index(f'id="{key}"') for key in keys]
        for html, keys in (
            (read(client, "/fr/territoires/"), "cba"),
            (read(client, "/en/territories/"), "acb"),
        )
    ]
    assert places == [sorted(each) for each in places]


def test_a_territory_is_found_by_its_country_and_by_what_it_is_a_part_of(territories):
    region = make_term("Territory", name={"fr": "Nouvelle-Aquitaine"})
    make_term(
        "Territory", key="creuse", name={"fr": "Creuse"}, country="FR", parent=region
    )
    found = {each["anchor"]: each["text"] for each in record(territories).sections}
    assert found["creuse"] == "France\nNouvelle-Aquitaine"


def test_every_country_has_a_name_in_every_language():
    with override("fr"):
        french = dict(country_choices())
        assert list(french.values())[:2] == ["Afghanistan", "Afrique du Sud"]
        assert str(country_name("US")) == "États-Unis"
    with override("en"):
        english = dict(country_choices())
        assert str(country_name("US")) == "United States"
    assert french.keys() == english.keys()
    assert len(french) == 249
    assert all(french.values())
    assert all(english.values())
    assert country_name("") == ""
