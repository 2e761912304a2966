"""The components that blocks are drawn with, each alone."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.rich_text import RichText

from home.blocks.table import Cell
from tests.home.blocks.conftest import fold


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def draw(component: str, **values) -> str:
    return fold(render_to_string(f"components/{component}.html", values))


def test_a_quotation_is_set_in_the_marks_of_the_language():
    assert draw("quotation", text="It's <here>") == (
        '<figure class="quote"><blockquote class="quote__text">'
        "<p>“It’s &lt;here&gt;”</p></blockquote></figure>"
    )


def test_a_long_quotation_is_set_smaller():
    assert '<figure class="quote quote--long">' in draw("quotation", text="word " * 60)


def test_a_translated_quotation_leads_to_the_original_words():
    html = draw(
        "quotation", text="Here", translated_from="fr", original="/fr/page/#part-1"
    )
    assert (
        '<p><span class="label">Translated from French.</span>'
        '<a href="/fr/page/#part-1" hreflang="fr">Read the original words</a></p>'
    ) in html


def test_questions_open_and_have_headings():
    item = {"question": "Who?", "answer": RichText("<p>A team.</p>")}
    assert draw("accordion", questions=[item], level=2) == (
        '<div class="accordion"><details class="accordion__item">'
        '<summary class="accordion__summary">'
        '<h2 class="accordion__question">Who?</h2></summary>'
        '<div class="accordion__answer prose"><p>A team.</p></div></details></div>'
    )


def test_a_table_says_what_is_unknown():
    rows = [[Cell("Labs", True, False), Cell(None, False, True)]]
    html = draw("table", caption="Two", columns=[], rows=rows, id="part-1")
    assert (
        '<tr><th scope="row">Labs</th><td class="number">'
        '<span class="unknown">Not stated</span></td></tr>'
    ) in html


def test_a_document_of_unknown_size_and_language_says_its_format():
    html = draw("document", title="Guide", url="/guide.pdf", format="pdf")
    assert (
        '<a class="document__link" href="/guide.pdf">Guide</a>'
        '<span class="label"><span translate="no">PDF</span></span>'
    ) in html


def test_a_call_to_action_that_leads_nowhere_keeps_its_words():
    html = draw("call_to_action", text="Go there", lead="Why.")
    assert "<a" not in html
    assert '<p class="button-row">Go there</p>' in html


def test_an_entry_is_a_kind_a_title_and_some_words():
    html = draw(
        "entry", kind="lab", kind_label="Lab", url="/en/a/", title="A lab", text="Words"
    )
    assert html == (
        '<article class="hit" data-kind="lab">'
        '<p class="hit__head"><span class="kind">Lab</span></p>'
        '<h3 class="hit__title"><a href="/en/a/">A lab</a></h3>'
        '<p class="hit__text">Words</p></article>'
    )
