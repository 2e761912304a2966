"""Each block as readers get it, in both languages."""

import pytest
from django.utils.translation import override

from home.models import SourcesPage
from tests.factories import add_document, add_page, edit, record, translate
from tests.home.blocks.examples import FIGURES, QUESTIONS, TABLE, quotation, section


def test_a_section_has_its_heading_as_anchor(page_of, drawn):
    page = page_of(section("<p>Deux</p>"))
    assert '<h2 class="name" id="part-1">Un</h2><div class="prose"><p>Deux</p>' in (
        drawn(page)
    )


def test_a_quotation_is_in_quotation_marks_with_who_said_it(page_of, drawn, source):
    html = drawn(page_of(quotation(source=source)))
    assert "<blockquote" in html
    assert "<p>«~C’est ici~»</p>" in html
    assert "<strong>Une personne, directrice</strong>" in html
    assert "<cite>Notes d’atelier</cite>" in html


@pytest.mark.parametrize(
    "block", [quotation(), ("figures", FIGURES)], ids=["quotation", "figures"]
)
def test_the_source_of_a_part_is_named_as_that_of_a_page(
    tree, page_of, drawn, source, block
):
    add_page(tree.fr, SourcesPage(title="Sources", slug="sources"))
    source.language = "en"
    source.save()
    kind, values = block

    html = drawn(page_of((kind, values | {"source": source})))

    assert '<cite><a href="/fr/sources/#notes">Notes d’atelier</a></cite>' in html


def test_a_quotation_in_the_language_of_the_page_is_no_translation(page_of, drawn):
    page = page_of(quotation(original_language="fr"))
    twin = translate(page)
    assert "Traduit" not in drawn(page)
    html = drawn(twin)
    assert "Translated from French." in html
    assert f'href="{page.get_url()}#part-1" hreflang="fr"' in html


@pytest.mark.parametrize(
    ("language", "french", "english"),
    [
        ("en", "Traduit de l’anglais.", ""),
        ("de", "Traduit de l’allemand.", "Translated from German."),
        ("nl", "Traduit du néerlandais.", "Translated from Dutch."),
    ],
)
def test_a_translated_quotation_says_from_which_language(
    page_of, drawn, language, french, english
):
    page = page_of(quotation(original_language=language))
    twin = translate(page)
    assert french in drawn(page)
    assert (english in drawn(twin)) if english else "Translated" not in drawn(twin)


def test_figures_are_numbers_with_what_they_count(page_of, drawn):
    page = page_of(("figures", FIGURES))
    html = drawn(page)
    assert "<dt>labos</dt><dd>12</dd>" in html
    assert (
        '<dt>partenaires</dt><dd><span class="unknown">Non précisé</span></dd>' in html
    )
    assert "En 2018." in html


def test_questions_open_without_script(page_of, drawn):
    html = drawn(page_of(("questions", QUESTIONS)))
    assert html.count("<details") == 2
    assert '<h3 class="accordion__question">Qui~?</h3></summary>' in html
    assert "<p>Une équipe.</p></div></details>" in html


def test_a_table_has_a_caption_and_headers(page_of, drawn):
    html = drawn(page_of(("table", TABLE)))
    assert '<caption id="part-1-caption">Deux programmes</caption>' in html
    assert 'aria-labelledby="part-1-caption" tabindex="0"' in html
    assert '<th scope="col">Quoi</th><th scope="col" class="number">Combien</th>' in (
        html
    )
    assert '<th scope="row">Labos</th><td class="number">1~250,5</td>' in html
    assert "<td><p><b>Beaucoup</b></p></td>" in html
    assert "Selon les notes." in html


def test_an_empty_cell_is_said_to_be_unknown(page_of, drawn):
    unknown = '<span class="unknown">Non précisé</span>'
    html = drawn(page_of(("table", TABLE)))
    assert f'<td class="number">{unknown}</td><td>{unknown}</td>' in html


def test_numbers_of_a_table_are_written_as_the_language_writes_them(page_of, drawn):
    twin = translate(page_of(("table", TABLE)))
    assert '<td class="number">1,250.5</td>' in drawn(twin)


def test_a_first_column_may_name_nothing(page_of, drawn):
    html = drawn(page_of(("table", {**TABLE, "rows_are_named": False})))
    assert 'scope="row"' not in html
    assert "<td>Labos</td>" in html


# Wagtail leaves it to the garbage collector to close what it makes a rendition in.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
def test_an_image_has_its_alternative_caption_and_credit(page_of, drawn, picture):
    page = page_of(("image", {"image": picture, "caption": ""}))
    twin = translate(page)
    html = drawn(page)
    assert 'alt="Une salle"' in html
    assert "La salle" in html
    assert "Photo~: une équipe" in html
    assert 'alt="A room"' in drawn(twin)
    assert "The room" in drawn(twin)


@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
def test_an_image_may_have_another_caption_here(page_of, drawn, picture):
    html = drawn(page_of(("image", {"image": picture, "caption": "Avant les travaux"})))
    assert "Avant les travaux" in html
    assert "La salle" not in html


def test_a_part_whose_image_is_gone_is_not_drawn(page_of, drawn):
    html = drawn(page_of(("image", {"image": None, "caption": "Perdue"})))
    assert "part-1" not in html
    assert "Perdue" not in html


def test_a_document_says_its_format_size_and_language(page_of, drawn):
    document = add_document("Guide", content=b"x" * 2048, language="en")
    page = page_of(("document", {"document": document, "text": "", "description": ""}))
    html = drawn(page)
    assert f'href="{document.url}" hreflang="en">Guide</a>' in html
    assert '<span translate="no">PDF</span>, 2,0~Kio, en anglais' in html


def test_a_document_may_have_another_title_here(page_of, drawn):
    value = {"document": add_document(), "text": "La notice", "description": "Lisez."}
    html = drawn(page_of(("document", value)))
    assert ">La notice</a>" in html
    assert "Guide" not in html
    assert "Lisez." in html


def test_a_call_to_action_leads_to_the_page_in_the_readers_language(page_of, drawn):
    target = page_of(title="Cible", slug="cible")
    action = ("call_to_action", {"text": "Allez-y", "page": target, "address": ""})
    page = page_of(action)
    twin = translate(page)
    assert f'<a class="button" href="{target.get_url()}">Allez-y</a>' in drawn(page)
    html = drawn(twin)
    assert f'<a class="button" href="{target.get_url()}" hreflang="fr">' in html
    assert "page in French" in html
    translated = translate(target, slug="target")
    assert f'<a class="button" href="{translated.get_url()}">' in drawn(twin)


def test_a_call_to_a_page_that_nobody_can_open_keeps_its_words(
    page_of, drawn, tree, settled
):
    target = page_of(title="Cible", slug="cible-secrete")
    page = page_of(
        ("call_to_action", {"text": "Allez-y", "page": target, "address": ""})
    )
    settled(target.unpublish)
    html = drawn(page)
    assert "Allez-y" in html
    assert "cible-secrete" not in html


def test_a_call_to_action_may_lead_to_another_site(page_of, drawn):
    page = page_of(
        (
            "call_to_action",
            {"lead": "Voyez.", "text": "Y aller", "address": "https://example.org/a"},
        )
    )
    html = drawn(page)
    assert '<a class="button" href="https://example.org/a">Y aller</a>' in html
    assert "Voyez." in html


def test_featured_pages_come_in_the_order_chosen_in_the_readers_language(
    page_of, drawn, tree
):
    first = add_page(tree.fr, title="Premier", slug="premier")
    second = add_page(tree.fr, title="Second", slug="second")
    draft = add_page(tree.fr, title="Brouillon", slug="brouillon", live=False)
    translate(second, title="Second in English", slug="second-en")
    page = page_of(("featured", {"heading": "À lire", "pages": [second, draft, first]}))
    twin = translate(page)
    html = drawn(page)
    assert html.index(">Second</a>") < html.index(">Premier</a>")
    assert "Brouillon" not in html
    html = drawn(twin)
    assert html.index(">Second in English</a>") < html.index(">Premier</a>")
    assert '<div lang="fr">' in html


def test_featured_pages_that_nobody_can_open_leave_no_part(page_of, drawn, tree):
    draft = add_page(tree.fr, title="Brouillon", slug="brouillon", live=False)
    page = page_of(("featured", {"heading": "À lire", "pages": [draft]}))
    assert "À lire" not in drawn(page)


def test_the_home_page_draws_every_kind_of_part(tree, drawn):
    home = edit(
        tree.fr,
        body=[
            quotation(),
            ("questions", QUESTIONS),
            ("table", TABLE),
            ("listing", {"heading": "Pages", "limit": 3}),
        ],
    )
    html = drawn(home)
    assert '<section class="band" id="part-1">' in html
    assert '<h2 class="name name--display" id="part-2">Questions</h2>' in html
    assert '<caption id="part-3-caption">' in html
    assert '<h2 class="name name--display" id="part-4">Pages</h2>' in html


def test_a_revision_is_drawn_as_the_page_is(page_of, client, tree):
    page = page_of(quotation())
    draft = page.get_latest_revision_as_object()
    with override("fr"):
        response = draft.make_preview_request()
    assert "C’est ici" in response.content.decode()
    assert record(page).title == page.title
