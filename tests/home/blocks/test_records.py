"""What partners and the catalog know of each block."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from home.models import FormerKey, GlossaryTerm
from home.terms.merging import merge_terms
from tests.factories import add_document, add_page, edit, record, translate
from tests.home.blocks.examples import (
    FIGURES,
    LISTING,
    QUESTIONS,
    TABLE,
    quotation,
    section,
)


def sections_of(page) -> list[tuple[str, str, str]]:
    return [
        (each["anchor"], each["heading"], each["text"])
        for each in record(page).sections
        if each["anchor"].startswith("part-")
    ]


def test_a_quotation_names_its_source_by_key(page_of, said, source, settled):
    page = page_of(quotation(source=source, original_language="en"))
    assert said(page) == [
        {
            "text": "C'est ici",
            "attribution": "Une personne, directrice",
            "original_language": "en",
            "source": {"kind": "source", "key": "notes"},
        }
    ]
    before = record(page).etag
    source.key = "carnet"
    settled(source.save)
    assert said(page)[0]["source"] == {"kind": "source", "key": "carnet"}
    assert record(page).etag != before


def test_figures_and_questions_are_lists(page_of, said):
    page = page_of(("figures", FIGURES), ("questions", QUESTIONS))
    figures, questions = said(page)
    assert figures["figures"] == FIGURES["figures"]
    assert questions["questions"] == QUESTIONS["questions"]


def test_a_table_is_a_caption_columns_and_rows(page_of, said):
    page = page_of(("table", TABLE))
    assert said(page)[0]["table"] == {
        "caption": "Deux programmes",
        "columns": [
            {"type": "text", "heading": "Quoi"},
            {"type": "number", "heading": "Combien"},
            {"type": "prose", "heading": "Note"},
        ],
        "rows": [
            ["Labos", 1250.5, "<p><b>Beaucoup</b></p>"],
            ["Crédits", None, ""],
        ],
    }


def test_an_image_says_what_it_shows_and_is_no_section(page_of, said, picture, settled):
    page = page_of(("image", {"image": picture, "caption": "Ici"}))
    image = said(page)[0]["image"]
    assert (image["kind"], image["key"]) == ("image", str(picture.pk))
    assert image["alt"] == {"fr": "Une salle", "en": "A room"}
    assert sections_of(page) == []
    picture.alt = {"fr": "Un atelier"}
    settled(picture.save)
    assert said(page)[0]["image"]["alt"] == {"fr": "Un atelier"}


def test_a_document_is_named_and_its_title_found(page_of, said, settled):
    document = add_document("Guide")
    value = {"document": document, "text": "", "description": "Lisez."}
    page = page_of(("document", value))
    assert said(page)[0]["document"]["key"] == str(document.pk)
    assert sections_of(page) == [("part-1", "", "Guide\nLisez.")]
    document.title = "Notice"
    settled(document.save)
    assert sections_of(page) == [("part-1", "", "Notice\nLisez.")]


def test_a_document_that_nobody_may_read_is_neither_named_nor_found(
    page_of, said, drawn, settled
):
    private = Collection.get_first_root_node().add_child(name="Interne")
    document = add_document("Guide secret", collection=private)
    value = {"document": document, "text": "", "description": "Lisez."}
    page = page_of(("document", value))
    assert sections_of(page)
    settled(
        lambda: CollectionViewRestriction.objects.create(
            collection=private, restriction_type="login"
        )
    )
    assert said(page)[0]["document"] is None
    assert sections_of(page) == []
    assert "secret" not in record(page).representation
    assert "part-1" not in drawn(page)


def test_a_call_to_action_names_its_page_while_it_is_open(page_of, said, settled, tree):
    target = add_page(tree.fr, title="Cible", slug="cible")
    page = page_of(("call_to_action", {"lead": "", "text": "Allez-y", "page": target}))
    reference = {"kind": "page", "key": str(target.translation_key)}
    assert said(page)[0]["page"] == reference
    assert sections_of(page) == [("part-1", "", "Allez-y")]
    settled(target.unpublish)
    assert said(page)[0]["page"] is None
    settled(target.save_revision().publish)
    assert said(page)[0]["page"] == reference
    settled(target.delete)
    assert said(page)[0]["page"] is None


def test_featured_pages_are_named_in_their_order(page_of, said, tree, settled):
    first, second = add_page(tree.fr), add_page(tree.fr, title="Second")
    page = page_of(("featured", {"heading": "À lire", "pages": [second, first]}))
    keys = [str(second.translation_key), str(first.translation_key)]
    assert [each["key"] for each in said(page)[0]["pages"]] == keys
    assert sections_of(page) == [("part-1", "À lire", "À lire")]
    before = record(page).etag
    edit(second, title="Un autre titre")
    assert record(page).etag == before


def test_a_list_says_its_criteria_and_never_what_it_finds(page_of, said, tree):
    page = page_of(("listing", LISTING))
    assert said(page) == [LISTING]
    assert sections_of(page) == [("part-1", "Pages", "Pages")]
    before = record(page).etag
    add_page(tree.fr, title="Une page de plus")
    assert record(page).etag == before


def test_every_part_with_words_can_be_found(page_of):
    page = page_of(
        section("<p>Deux</p><p>Trois</p>"),
        quotation(),
        ("figures", FIGURES),
        ("table", TABLE),
        ("questions", QUESTIONS),
    )
    assert sections_of(page) == [
        ("part-1", "Un", "Deux Trois"),
        ("part-2", "", "C'est ici\nUne personne, directrice"),
        ("part-3", "En chiffres", "12 labos\npartenaires\nEn 2018."),
        (
            "part-4",
            "Deux programmes",
            "Deux programmes\nQuoi, Combien, Note\nLabos, 1250.50, Beaucoup\n"
            "Crédits\nSelon les notes.",
        ),
        ("part-5", "Questions", "Qui ?\nUne équipe.\nOù ?\nIci."),
    ]


def test_an_abbreviation_says_what_it_stands_for_in_each_language(
    page_of, said, drawn, poc
):
    text = '<p>Un <abbr data-term="poc">POC</abbr></p>'
    page = page_of(section(text))
    twin = translate(page)
    french = '<abbr data-term="poc" title="preuve de concept">POC</abbr>'
    english = '<abbr data-term="poc" title="proof of concept">POC</abbr>'
    assert french in said(page)[0]["text"]
    assert english in said(twin)[0]["text"]
    assert french in drawn(page)
    assert english in drawn(twin)
    assert sections_of(page) == [("part-1", "Un", "Un POC")]


def test_a_term_that_is_renamed_is_right_at_once(page_of, said, drawn, poc, settled):
    page = page_of(section('<p><abbr data-term="poc">POC</abbr></p>'))
    poc.expansion = {"fr": "essai à petite échelle"}
    settled(poc.save)
    assert 'title="essai à petite échelle"' in said(page)[0]["text"]
    assert 'title="essai à petite échelle"' in drawn(page)


def test_what_letters_stand_for_may_be_in_another_language(page_of, drawn, poc):
    poc.expansion = {"en": "proof of concept"}
    poc.save()
    page = page_of(section('<p><abbr data-term="poc">POC</abbr></p>'))
    assert (
        '<abbr data-term="poc" title="proof of concept" lang="en">POC</abbr>'
        in drawn(page)
    )


def test_a_term_that_is_deleted_leaves_the_words(page_of, said, drawn, poc, settled):
    page = page_of(section('<p>Un <abbr data-term="poc">POC</abbr></p>'))
    settled(poc.delete)
    assert said(page)[0]["text"] == "<p>Un POC</p>"
    assert "<p>Un POC</p>" in drawn(page)


def test_a_term_that_comes_later_explains_the_letters(page_of, said, db, settled):
    page = page_of(section('<p><abbr data-term="amo">AMO</abbr></p>'))
    assert said(page)[0]["text"] == "<p>AMO</p>"
    settled(
        lambda: GlossaryTerm.objects.create(
            key="amo", term={"fr": "AMO"}, expansion={"fr": "assistance"}
        )
    )
    assert 'title="assistance"' in said(page)[0]["text"]


def test_a_word_that_stands_for_itself_has_no_title(page_of, drawn, db):
    GlossaryTerm.objects.create(key="transfo", term={"fr": "Transfo"})
    page = page_of(section('<p>La <abbr data-term="transfo">Transfo</abbr></p>'))
    assert "<p>La Transfo</p>" in drawn(page)


def test_an_abbreviation_follows_its_term_into_another(
    page_of, said, drawn, poc, settled
):
    other = GlossaryTerm.objects.create(
        key="essai", term={"fr": "POC"}, expansion={"fr": "un essai"}
    )
    page = page_of(section('<p><abbr data-term="essai">POC</abbr></p>'))
    settled(lambda: merge_terms(kept=poc, merged=other))
    explained = '<abbr data-term="poc" title="preuve de concept">POC</abbr>'
    assert explained in drawn(page)
    assert explained in said(page)[0]["text"]


def test_a_former_key_leads_to_the_term_that_stands_for_it(page_of, drawn, poc):
    FormerKey.objects.create(kind="glossary_term", key="essai", present_key="poc")
    page = page_of(section('<p><abbr data-term="essai">POC</abbr></p>'))
    assert 'data-term="poc" title="preuve de concept"' in drawn(page)


def test_a_passage_keeps_its_language(page_of, said, drawn):
    page = page_of(section('<p>En bref, <span lang="en">so what ?</span></p>'))
    assert said(page)[0]["text"] == ('<p>En bref, <span lang="en">so what ?</span></p>')
    # English sets no space before a question mark.
    assert '<span lang="en">so what?</span>' in drawn(page)
    assert sections_of(page) == [("part-1", "Un", "En bref, so what ?")]


@pytest.mark.parametrize("key", ["poc&quot; onclick=&quot;x", "", "é"])
def test_a_key_that_is_none_leaves_the_words(page_of, drawn, poc, key):
    page = page_of(section(f'<p><abbr data-term="{key}">POC</abbr></p>'))
    assert "<p>POC</p>" in drawn(page)
    assert "onclick" not in drawn(page)


def test_a_page_with_many_links_and_abbreviations_is_drawn_in_few_queries(
    page_of, client, poc, tree, django_assert_max_num_queries
):
    target = add_page(tree.fr)
    text = (
        f'<p><a linktype="page" id="{target.pk}">là</a> '
        '<abbr data-term="poc">POC</abbr></p>'
    )
    one = page_of(section(text), slug="une-partie")
    many = page_of(*[section(text) for _number in range(8)], slug="huit-parties")
    for page in (one, many):
        client.get(page.get_url())
    with django_assert_max_num_queries(40) as few:
        client.get(one.get_url())
    with django_assert_max_num_queries(len(few)):
        html = client.get(many.get_url()).content.decode()
    assert html.count('title="preuve de concept"') == 8
    assert html.count(f'href="{target.get_url()}"') >= 8
