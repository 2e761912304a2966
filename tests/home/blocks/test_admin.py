"""Blocks as editors meet them: previews, messages, the buttons of rich text."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Collection, CollectionViewRestriction

from home.blocks import BodyBlock
from home.blocks.prose import RICH_TEXT_FEATURES
from home.models import GlossaryTerm, HomePage, StandardPage
from tests.factories import add_document, add_page, make_admin, translate
from tests.home.blocks.conftest import fold
from tests.home.blocks.examples import FIGURES, LISTING, TABLE

BODY = StandardPage._meta.get_field("body").stream_block
NAMES = list(BODY.child_blocks)


@pytest.fixture
def editor(client, tree):
    client.force_login(make_admin())
    return client


def preview(client, name: str) -> str:
    """A block in the window from which editors choose blocks."""
    address = reverse("wagtailadmin_block_preview")
    prefix = BODY.child_blocks[name].definition_prefix
    response = client.get(address, {"id": prefix})
    assert response.status_code == 200
    return fold(response.content.decode())


def faults_of(name: str, value: dict):
    """What an editor is told, by field; nested where the block is."""
    block = BodyBlock().child_blocks[name]
    whole = block.get_default() | block.normalize(value)
    with override("en"):
        with pytest.raises(ValidationError) as caught:
            block.clean(block.normalize(dict(whole)))
        return as_told(caught.value)


def as_told(error):
    data = error.as_json_data() if hasattr(error, "as_json_data") else error.messages
    return json.loads(json.dumps(data, default=str))


def test_home_pages_and_other_pages_have_the_same_parts():
    assert HomePage._meta.get_field("body").stream_block.child_blocks.keys() == (
        BODY.child_blocks.keys()
    )


# Wagtail leaves it to the garbage collector to close what it makes a rendition in.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_block_has_a_preview_in_each_language(
    editor, name, language, picture, tree
):
    user = editor.get("/admin/account/").context["user"]
    user.wagtail_userprofile.preferred_language = language
    user.wagtail_userprofile.save()
    add_document("Un guide")
    add_page(tree.fr if language == "fr" else tree.en)
    block = BODY.child_blocks[name]
    assert block.is_previewable
    assert block.get_description()
    assert block.meta.group
    html = preview(editor, name)
    assert f'<html lang="{language}">' in html
    assert "identity/base.css" in html
    content = re.search(r"<main.*?>(.*)</main>", html).group(1)
    assert len(content) > 60


@pytest.mark.parametrize("name", NAMES)
def test_a_preview_draws_on_a_site_that_has_nothing_yet(editor, name):
    assert "<main" in preview(editor, name)


def test_the_edit_view_offers_every_block(editor, page_of):
    page = page_of(("table", TABLE), ("listing", LISTING))
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    html = response.content.decode()
    assert "home/rich_text.js" in html
    assert "typed_table_block.js" in html


@pytest.mark.parametrize("figures", [1, 5])
def test_figures_are_two_to_four(figures):
    value = FIGURES | {"figures": FIGURES["figures"][:1] * figures}
    (message,) = faults_of("figures", value)["blockErrors"]["figures"]["messages"]
    assert message == (
        "The minimum number of items is 2"
        if figures == 1
        else "The maximum number of items is 4"
    )


def test_a_figure_needs_what_it_counts():
    value = FIGURES | {"figures": [{"number": "1", "label": ""}] * 2}
    told = faults_of("figures", value)["blockErrors"]["figures"]["blockErrors"]
    assert told["0"]["blockErrors"]["label"]["messages"] == ["This field is required."]


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        (0, "Ensure this value is greater than or equal to 1."),
        (25, "Ensure this value is less than or equal to 24."),
    ],
)
def test_a_list_has_a_bounded_number_of_pages(db, limit, message):
    told = faults_of("listing", LISTING | {"limit": limit})
    assert told["blockErrors"]["limit"]["messages"] == [message]


def test_an_unknown_facet_is_told_at_its_criterion(db):
    told = faults_of("listing", LISTING | {"facets": ["colour=red"]})
    criterion = told["blockErrors"]["facets"]["blockErrors"]["0"]
    assert criterion["messages"] == [
        "The catalog has nothing called “colour=red”. Choose another."
    ]


def test_an_unknown_kind_and_keyword_are_told_at_their_fields(db):
    value = LISTING | {"kinds": ["unicorn"], "keyword": "licorne"}
    told = faults_of("listing", value)["blockErrors"]
    assert "unicorn" in told["kinds"]["messages"][0]
    assert "licorne" in told["keyword"]["messages"][0]


def test_a_call_to_action_leads_to_one_place(tree):
    page = add_page(tree.fr)
    both = {"text": "Aller", "page": page, "address": "https://example.org/"}
    assert faults_of("call_to_action", both)["blockErrors"] == {
        "address": {"messages": ["Choose a page or give an address, not both."]}
    }
    neither = {"text": "Aller", "page": None, "address": ""}
    assert faults_of("call_to_action", neither)["blockErrors"] == {
        "page": {"messages": ["Choose a page, or give an address."]}
    }


def test_a_page_is_featured_once_whatever_its_language(tree):
    page = add_page(tree.fr)
    value = {"heading": "", "pages": [page, translate(page)]}
    told = faults_of("featured", value)["blockErrors"]["pages"]["blockErrors"]
    assert told == {"1": {"messages": ["This page is chosen twice."]}}


def test_a_page_that_the_catalog_has_not_cannot_be_chosen(tree):
    value = {"heading": "", "pages": [tree.fr.get_parent()]}
    told = faults_of("featured", value)["blockErrors"]["pages"]["blockErrors"]
    assert told["0"]["messages"] == ["A page of this type cannot be chosen here."]


def test_a_mirror_of_a_page_cannot_be_chosen(tree):
    page = add_page(tree.fr, title="La vraie")
    mirror = page.create_alias(parent=tree.fr, update_slug="miroir")
    value = {"text": "Aller", "page": mirror, "address": ""}
    (message,) = faults_of("call_to_action", value)["blockErrors"]["page"]["messages"]
    assert message == "This page mirrors another: choose “La vraie” itself."


def test_a_document_of_a_private_collection_is_refused(db):
    private = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type="login"
    )
    document = add_document(collection=private)
    told = faults_of("document", {"document": document})["blockErrors"]
    assert "private collection" in told["document"]["messages"][0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"caption": " "},
            "Give the table a caption: what it says, in a few words.",
        ),
        ({"rows": []}, "A table has at least one column and one row."),
        (
            {
                "columns": [
                    {**each, "heading": ""} for each in TABLE["table"]["columns"]
                ]
            },
            "Give every column a heading.",
        ),
    ],
)
def test_a_table_says_what_it_lacks(change, message):
    value = TABLE | {"table": TABLE["table"] | change}
    told = faults_of("table", value)["blockErrors"]["table"]
    assert told["messages"] == [message]


def test_a_draft_may_lack_what_publishing_needs(db):
    block = BodyBlock()
    empty = {"type": "table", "value": {"table": None}}
    action = {"type": "call_to_action", "value": {"text": "", "page": None}}
    value = block.to_python([empty, action])
    assert len(block.clean_deferred(value)) == 2
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize(
    "stored",
    [
        '<p data-block-key="a">En anglais : <span lang="en">so what</span>.</p>',
        '<p data-block-key="a"><a href="https://example.org/">'
        '<span lang="en">The Lab</span></a></p>',
        '<p data-block-key="a"><b><span lang="de">kurz</span></b></p>',
        # A language that the site no longer offers.
        '<p data-block-key="a"><span lang="fi">lyhyt</span></p>',
        '<p data-block-key="a">Un <abbr data-term="poc">POC</abbr>.</p>',
        '<p data-block-key="a">Un <abbr data-term="parti">XYZ</abbr>.</p>',
    ],
)
def test_rich_text_is_the_same_after_the_editor(poc, stored):
    converter = ContentstateConverter(RICH_TEXT_FEATURES)
    assert converter.to_database_format(converter.from_database_format(stored)) == (
        stored
    )


def test_the_editor_shows_what_an_abbreviation_stands_for(poc):
    converter = ContentstateConverter(RICH_TEXT_FEATURES)
    stored = '<p><abbr data-term="poc">POC</abbr></p>'
    with override("fr"):
        state = json.loads(converter.from_database_format(stored))
    (entity,) = state["entityMap"].values()
    assert entity["data"] == {"key": "poc", "expansion": "preuve de concept"}


def test_passages_may_be_in_every_language_that_settings_name(settings, db):
    from home.rich_text.features import PassageFeature

    settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "français"), ("br", "breton")]
    settings.PASSAGE_LANGUAGES = [("br", "brezhoneg"), ("la", "latin")]
    options: dict = {}
    PassageFeature().construct_options(options)
    (button,) = options["entityTypes"]
    assert [(each["code"], each["name"]) for each in button["languages"]] == [
        ("fr", "français"),
        ("br", "breton"),
        ("la", "latin"),
    ]
    assert [style["type"] for style in options["inlineStyles"]] == [
        "LANGUAGE-fr",
        "LANGUAGE-br",
        "LANGUAGE-la",
    ]


def test_letters_are_looked_up_in_the_glossary(editor, poc):
    GlossaryTerm.objects.create(key="transfo", term={"fr": "Transfo"})
    GlossaryTerm.objects.create(
        key="dgs", term={"fr": "DGS"}, expansion={"fr": "direction générale"}
    )
    choose = reverse("abbreviation_chooser:choose")

    def offered(address, **parameters):
        response = editor.get(address, parameters)
        assert response.status_code == 200
        return {key for key in ("POC", "DGS", "Transfo") if key in response.text}

    assert offered(choose) == {"POC", "DGS"}
    assert offered(choose, q="poc") == {"POC"}
    # What was selected is nothing the glossary knows: all of it is offered.
    assert offered(choose, q="un mot") == {"POC", "DGS"}
    results = reverse("abbreviation_chooser:choose_results")
    assert offered(results, q="generale") == {"DGS"}
    assert offered(results, q="un mot") == set()
    chosen = editor.get(reverse("abbreviation_chooser:chosen", args=[poc.pk])).json()
    assert chosen["result"]["key"] == "poc"
    assert chosen["result"]["title"] == "POC"
