"""A list as a map and as a table."""

import csv
from io import StringIO

import pytest
from defusedxml import ElementTree

from search.catalog.models import Facet
from tests.factories import add_page, record

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ADDRESS = "/api/v1/content/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def study(tree):
    """A page that stands somewhere."""
    page = add_page(tree.fr, title="Étude", slug="etude", summary="Courte ; simple.")
    kept = record(page)
    kept.longitude, kept.latitude = 2.35, 48.85
    kept.save()
    for value in ("b", "a"):
        Facet.objects.create(record=kept, name="season", value=value)
    return page


@pytest.fixture
def ask(client):
    return lambda **parameters: client.get(ADDRESS, {"type": "page"} | parameters)


def test_a_map_has_a_feature_for_each_record(tree, study, ask):
    add_page(tree.fr, title="Nulle part")

    answer = ask(format="geojson")

    assert answer["Content-Type"] == "application/geo+json"
    told = answer.json()
    assert told["type"] == "FeatureCollection"
    somewhere, nowhere = sorted(
        told["features"], key=lambda each: each["geometry"] is None
    )
    assert somewhere["geometry"] == {"type": "Point", "coordinates": [2.35, 48.85]}
    assert somewhere["properties"]["title"] == "Étude"
    assert somewhere["properties"]["url"].endswith("/fr/etude/")
    assert nowhere["geometry"] is None


def test_a_table_has_a_row_for_each_record_and_a_column_for_each_facet(study, ask):
    answer = ask(format="csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert row["title"] == "Étude"
    assert row["summary"] == "Courte ; simple."
    assert row["url"].endswith("/fr/etude/")
    assert row["season"] == "a; b"
    assert (row["longitude"], row["licence"]) == ("2.35", "")


@pytest.mark.parametrize("title", ["=1+1", "+33", "-2", "@home", "\t=1"])
def test_no_cell_is_a_formula(title, tree, ask):
    add_page(tree.fr, title="Sans risque", summary=title)

    answer = ask(format="csv")

    (row,) = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert row["summary"] == f"'{title}"


def test_a_feed_has_an_entry_for_each_record(study, tree, ask):
    # XML has no place for what some keyboards and texts pasted have.
    add_page(tree.fr, title="<Deux> & trois\x08", slug="deux")

    answer = ask(format="atom", sort="-first_published_at", locale="fr")

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert feed.findtext("a:title", namespaces=ATOM) == "Pages simples"
    newest, oldest = feed.findall("a:entry", ATOM)
    assert newest.findtext("a:title", namespaces=ATOM) == "<Deux> & trois"
    assert newest.find("a:link", ATOM).get("href").endswith("/fr/deux/")
    assert oldest.findtext("a:summary", namespaces=ATOM) == "Courte ; simple."
    assert oldest.findtext("a:id", namespaces=ATOM) == (
        f"urn:uuid:{study.translation_key}"
    )
    for name in ("a:updated", "a:published", "a:id", "a:title"):
        assert newest.findtext(name, namespaces=ATOM)


@pytest.mark.parametrize("name", ["geojson", "csv", "atom"])
def test_the_other_pages_are_in_a_header(name, tree, ask, client):
    for _number in range(3):
        add_page(tree.fr)

    first = ask(format=name, limit=2)

    following = first["Link"].split('>; rel="next"')[0].rpartition("<")[2]
    second = client.get(following)
    assert second["Content-Type"] == first["Content-Type"]
    assert 'rel="prev"' in second["Link"]
    assert 'rel="next"' not in second["Link"]
    unchanged = client.get(following, headers={"If-None-Match": second["ETag"]})
    assert unchanged.status_code == 304


@pytest.mark.parametrize(
    ("parameters", "at"),
    [
        ({"format": "xml"}, "format"),
        ({"format": "csv", "fields": "title"}, "fields"),
        ({"format": "csv", "facets": "true"}, "facets"),
        ({"format": "geojson", "expand": "children"}, "expand"),
        ({"format": "geojson", "total": "true"}, "total"),
    ],
)
def test_what_a_format_cannot_say_is_refused(parameters, at, tree, ask):
    answer = ask(**parameters)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["loc"] == ["query", at]


def test_a_table_costs_two_queries(tree, ask, django_assert_num_queries):
    for _number in range(5):
        add_page(tree.fr)
    with django_assert_num_queries(2):
        ask(format="csv")
    with django_assert_num_queries(1):
        ask(format="geojson")
