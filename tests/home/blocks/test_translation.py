"""Blocks through wagtail-localize: words are translated, the rest follows."""

import copy

import pytest
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, StringTranslation

from tests.factories import add_document, add_page, edit, make_admin
from tests.home.blocks.examples import (
    FIGURES,
    LISTING,
    QUESTIONS,
    TABLE,
    quotation,
    section,
)
from tests.home.translation.localize import (
    bring_new_text,
    save,
    send_to_translation,
    write,
)
from tests.home.translation.localize import (
    page_of as target_of,
)


@pytest.fixture
def translated(page_of):
    """A page of these blocks, translated word by word: "Un" is "Un (en)"."""

    def make(*parts):
        page = page_of(*parts)
        translation = send_to_translation(page)
        write(translation)
        save(translation)
        return translation

    return make


def values_of(translation) -> list:
    return [part.value for part in target_of(translation).body]


def words_for(translation) -> set[str]:
    """The strings of the body, as the translator sees them."""
    return {
        segment.string.data
        for segment in translation.source.stringsegment_set.all()
        if segment.context.path.startswith("body.")
    }


def rewrite(translation, string: str, text: str) -> None:
    """The translator writes this text for that string."""
    for segment in translation.source.stringsegment_set.filter(string__data=string):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": text},
        )


def test_a_quotation_is_translated_and_its_source_and_language_follow(
    translated, source
):
    part = quotation(original_language="de", source=source)
    translation = translated(part)
    assert words_for(translation) == {"C'est ici", "Une personne, directrice"}
    (value,) = values_of(translation)
    assert value["text"] == "C'est ici (en)"
    assert value["attribution"] == "Une personne, directrice (en)"
    assert value["original_language"] == "de"
    assert value["source"] == source


def test_figures_and_questions_are_translated_each_in_its_place(translated):
    translation = translated(("figures", FIGURES), ("questions", QUESTIONS))
    figures, questions = values_of(translation)
    assert [dict(each) for each in figures["figures"]] == [
        {"number": "12 (en)", "label": "labos (en)"},
        {"number": "", "label": "partenaires (en)"},
    ]
    assert figures["note"] == "En 2018. (en)"
    assert [
        (each["question"], each["answer"].source) for each in questions["questions"]
    ] == [
        ("Qui ? (en)", "<p>Une équipe. (en)</p>"),
        ("Où ? (en)", "<p>Ici. (en)</p>"),
    ]


def test_a_table_is_translated_cell_by_cell(translated):
    translation = translated(("table", TABLE))
    assert words_for(translation) == {
        "Deux programmes",
        "Quoi",
        "Combien",
        "Note",
        "Labos",
        "Crédits",
        "Beaucoup",
        "Selon les notes.",
    }
    (value,) = values_of(translation)
    table = value["table"]
    assert table.caption == "Deux programmes (en)"
    assert [column["heading"] for column in table.columns] == [
        "Quoi (en)",
        "Combien (en)",
        "Note (en)",
    ]
    labs, credits = (row["values"] for row in table.row_data)
    assert (labs[0], labs[1], labs[2].source) == (
        "Labos (en)",
        1250.5,
        "<p><b>Beaucoup (en)</b></p>",
    )
    assert (credits[0], credits[1]) == ("Crédits (en)", None)
    assert value["rows_are_named"] is True


def test_a_row_that_moves_keeps_its_translation(translated):
    translation = translated(("table", TABLE))
    page = translation.source.get_source_instance()
    value = copy.deepcopy(TABLE)
    value["table"]["rows"].reverse()
    value["table"]["rows"].append({"values": ["Labos", "3", "<p>Neuf</p>"]})
    edit(page, body=[{"type": "table", "value": value, "id": page.body[0].id}])

    bring_new_text(page)
    save(translation)

    (moved,) = values_of(translation)
    rows = [row["values"] for row in moved["table"].row_data]
    assert [row[0] for row in rows] == ["Crédits (en)", "Labos (en)", "Labos (en)"]
    assert [row[2].source for row in rows] == [
        "",
        "<p><b>Beaucoup (en)</b></p>",
        "<p>Neuf</p>",
    ]


def test_a_list_shows_its_translator_the_heading_only(translated):
    value = LISTING | {"facets": ["year=2018"], "keyword": "labo"}
    translation = translated(("listing", value))
    assert words_for(translation) == {"Pages"}
    (found,) = values_of(translation)
    assert found["heading"] == "Pages (en)"
    assert list(found["facets"]) == ["year=2018"]
    assert {name: found[name] for name in ("kinds", "keyword", "order", "limit")} == {
        "kinds": ["page"],
        "keyword": "labo",
        "order": "title",
        "limit": 6,
    }


def test_criteria_follow_the_source_and_words_stay(translated):
    translation = translated(("listing", LISTING))
    page = translation.source.get_source_instance()
    value = LISTING | {"limit": 2, "layout": "list"}
    edit(page, body=[{"type": "listing", "value": value, "id": page.body[0].id}])
    bring_new_text(page)
    save(translation)
    (found,) = values_of(translation)
    assert (found["heading"], found["limit"], found["layout"]) == (
        "Pages (en)",
        2,
        "list",
    )


def test_pages_and_sources_are_the_same_in_every_language(translated, tree, source):
    target = add_page(tree.fr)
    translation = translated(
        quotation(source=source),
        ("call_to_action", {"lead": "", "text": "Allez-y", "page": target}),
        ("featured", {"heading": "À lire", "pages": [target]}),
    )
    assert not OverridableSegment.objects.filter(source=translation.source).exists()
    _quotation, action, featured = values_of(translation)
    assert action["text"] == "Allez-y (en)"
    assert action["page"].pk == target.pk
    assert [page.pk for page in featured["pages"]] == [target.pk]
    assert featured["heading"] == "À lire (en)"


def test_a_translator_may_choose_the_document_of_the_other_language(translated):
    document = add_document()
    value = {"document": document, "text": "Notice", "description": ""}
    translation = translated(("document", value))
    (found,) = values_of(translation)
    assert (found["text"], found["document"]) == ("Notice (en)", document)
    (choice,) = OverridableSegment.objects.filter(source=translation.source)
    assert choice.data == document.pk


def test_passages_and_abbreviations_go_through_translation(translated, tree):
    target = add_page(tree.fr)
    text = (
        '<p>Un <abbr data-term="poc">POC</abbr>, en anglais '
        f'<span lang="en">so <a id="{target.pk}" linktype="page">what</a></span>.</p>'
    )
    translation = translated(section(text))
    # One string, with marks that the translator places in a sentence of their own.
    string = 'Un <a id="a1">POC</a>, en anglais <a id="a2">so <a id="a3">what</a></a>.'
    assert words_for(translation) == {"Un", string}
    (value,) = values_of(translation)
    assert value["text"].source == text.replace(".</p>", ". (en)</p>")

    rewrite(translation, string, 'So <a id="a3">what</a>: a <a id="a1">POC</a>.')
    save(translation)
    (value,) = values_of(translation)
    assert value["text"].source == (
        f'<p>So <a id="{target.pk}" linktype="page">what</a>: '
        'a <abbr data-term="poc">POC</abbr>.</p>'
    )


def test_a_paragraph_in_another_language_stays_marked(translated):
    text = '<p><span lang="de">Ganz kurz.</span></p><ul><li>Deux</li></ul>'
    translation = translated(section(text))
    (value,) = values_of(translation)
    assert value["text"].source == (
        '<p><span lang="de">Ganz kurz.</span> (en)</p><ul><li>Deux (en)</li></ul>'
    )


def test_links_of_rich_text_may_have_another_address(translated):
    text = '<p><a href="https://example.org/fr">Voir</a></p>'
    translation = translated(section(text))
    (choice,) = OverridableSegment.objects.filter(source=translation.source)
    assert choice.data == "https://example.org/fr"


def test_the_translators_page_shows_every_kind_of_part(
    page_of, client, tree, source, poc
):
    page = page_of(
        section('<p>Un <abbr data-term="poc">POC</abbr></p>'),
        quotation(source=source),
        ("figures", FIGURES),
        ("table", TABLE),
        ("questions", QUESTIONS),
        ("document", {"document": add_document(), "text": "", "description": ""}),
        ("call_to_action", {"text": "Allez-y", "page": tree.fr}),
        ("listing", LISTING),
        ("featured", {"heading": "À lire", "pages": [tree.fr]}),
    )
    translation = send_to_translation(page)
    client.force_login(make_admin())
    address = reverse("wagtailadmin_pages:edit", args=[target_of(translation).pk])
    response = client.get(address)
    assert response.status_code == 200
    shown = response.content.decode()
    for words in ("Deux programmes", "Allez-y", "labos"):
        assert words in shown
