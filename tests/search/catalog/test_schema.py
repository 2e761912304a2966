"""The JSON Schema of every kind, against the records that are stored."""

import json

import pytest

from home.models import SiteDocument, SiteImage, StandardPage
from search.catalog.models import Record
from search.catalog.registry import catalogued_models
from search.catalog.schema import record_schema
from tests.factories import add_page, make_source, record, settle_if_open
from tests.schemas import faults
from tests.search.catalog.walk.kinds import kinds, parents_for
from tests.search.catalog.walk.making import Maker
from tests.search.catalog.walk.site import make_terms, new_document, new_image

#: Each gives other parts and choices; 3 leaves empty what may be.
NUMBERED = [(number, model) for model in kinds() for number in (1, 3, 5, 8)]


def represented(page) -> dict:
    return json.loads(record(page).representation)


class Numbers:
    """Texts that no other has."""

    def __init__(self):
        self.made = 0

    def __call__(self, text: str) -> str:
        self.made += 1
        return f"{text}-{self.made}"


@pytest.fixture
def parent_for(tree):
    """Finds, or makes, a page below which one of a kind may stand."""
    make_terms()
    new_image()
    new_document()

    def find(model):
        pages = [page.specific for page in tree.fr.get_descendants(inclusive=True)]
        found = parents_for(model, pages)
        if found:
            return found[0]
        above = next(
            each for each in model.allowed_parent_page_models() if each in kinds()
        )
        return add_page(find(above), above(title="Au-dessus", slug="au-dessus"))

    return find


@pytest.mark.parametrize(
    ("number", "model"),
    NUMBERED,
    ids=[f"{model.catalog_kind}-{number}" for number, model in NUMBERED],
)
def test_a_page_of_every_kind_is_as_its_schema_says(parent_for, number, model):
    if getattr(model, "one_a_language", False):
        model.objects.all().delete()
    page = model(title="Un", slug=f"un-{number}")
    page.locale = parent_for(model).locale
    page = Maker(number, "labo", Numbers()).fill(page)

    page = add_page(parent_for(model), page)

    assert not faults(represented(page))


def objects(schema) -> list[dict]:
    """The schemas of objects in a schema, however deep."""
    if isinstance(schema, list):
        return [found for each in schema for found in objects(each)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if "properties" in schema else []
    return own + [found for each in schema.values() for found in objects(each)]


@pytest.mark.parametrize(
    "model", catalogued_models(), ids=lambda each: each.catalog_kind
)
def test_a_schema_says_all_of_every_object(model):
    found = objects(record_schema(model, address="https://example.org/"))

    assert len(found) >= 4
    for each in found:
        assert each["additionalProperties"] is False
        for name, schema in each["properties"].items():
            assert schema and schema.get("items") != {}, name


@pytest.fixture
def stored(tree) -> dict:
    """A record with an image, a source, and parts of several kinds."""
    document = SiteDocument.objects.create(title="Notes", file="notes.txt")
    page = StandardPage(
        title="Un",
        slug="un",
        image=SiteImage.objects.create(title="Image", file="x.png", width=4, height=3),
        source=make_source(),
        body=[
            ("section", {"heading": "Un", "text": "<p>Deux</p>"}),
            ("figures", {"figures": [{"number": "1", "label": "un"}] * 2}),
            ("document", {"document": document}),
            ("featured", {"pages": [tree.en]}),
            ("listing", {"kinds": ["page"], "facets": ["territory=creuse"]}),
            ("table", {"table": _table()}),
        ],
    )
    return represented(add_page(tree.fr, page))


def _table() -> dict:
    return {
        "caption": "Légende",
        "columns": [
            {"type": "text", "heading": "Mots"},
            {"type": "number", "heading": "Nombres"},
        ],
        "rows": [{"values": ["un", "1.5"]}, {"values": ["deux", None]}],
    }


def test_a_record_with_parts_of_every_sort_is_as_its_schema_says(stored):
    assert [part["type"] for part in stored["fields"]["body"]] == [
        "section",
        "figures",
        "document",
        "featured",
        "listing",
        "table",
    ]
    assert not faults(stored)


def put(stored: dict, path: str, value) -> None:
    """Puts a value at a path such as `fields.body.0.id`."""
    *above, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in above:
        stored = stored[part]
    stored[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("key", "not-a-key"),
        ("kind", "lab"),
        ("title", None),
        ("last_published_at", 2018),
        ("parent", {"kind": "home"}),
        ("sections.0.text", 1),
        ("sections.0.more", "text"),
        ("fields", {}),
        ("fields.basis", "guessed"),
        ("fields.keywords", None),
        ("fields.image", "1"),
        ("fields.image.width", "4"),
        ("fields.image.alt", {"xx": "Une image"}),
        ("fields.source.kind", "person"),
        ("fields.body", {}),
        ("fields.body.0.type", "chapter"),
        ("fields.body.0.value.heading", 1),
        ("fields.body.0.value.more", "text"),
        ("fields.body.1.value.figures.0", {"number": "1"}),
        ("fields.body.2.value.document.bytes", "many"),
        ("fields.body.3.value.pages.0", "home"),
        ("fields.body.4.value.limit", "six"),
        ("fields.body.4.value.order", "random"),
        ("fields.body.5.value.table.columns.0.type", "image"),
        ("fields.body.5.value.table.rows.0.0", ["un"]),
    ],
)
def test_a_record_with_a_wrong_value_is_not(stored, path, value):
    put(stored, path, value)

    assert faults(stored, "page")


def test_a_record_that_lacks_a_name_is_not(stored):
    del stored["fields"]["basis"]

    assert faults(stored)


def test_what_was_closed_or_deleted_is_null_as_the_schema_says(tree):
    closed = add_page(tree.fr, live=False)
    image = SiteImage.objects.create(title="Image", file="x.png", width=4, height=3)
    body = [("featured", {"pages": [closed]}), ("image", {"image": image})]
    page = add_page(tree.fr, body=body)
    image.delete()
    settle_if_open()

    assert '"pages":[null]' in record(page).representation
    assert not faults(represented(page))


def test_titles_are_in_the_active_language():
    schema = record_schema(StandardPage, address="https://example.org/")

    assert schema["properties"]["fields"]["properties"]["source"]["title"] == "Source"


def test_every_record_of_the_site_is_as_its_schema_says(tree):
    for each in Record.objects.public():
        assert not faults(json.loads(each.representation))
