"""Each component of site/templates/components, drawn alone."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from home.templatetags.results import hits
from search.catalog.contract import Section
from search.engines.reading.facets import FacetValue


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def draw(component, **values):
    """A component's HTML, its white space folded."""
    html = render_to_string(f"components/{component}.html", values)
    return " ".join(html.replace("\xa0", "~").split()).replace("> <", "><")


def test_unknown_is_said():
    assert draw("unknown") == '<span class="unknown">Not stated</span>'


@pytest.mark.parametrize(
    ("model", "number", "text"),
    [
        ("No Model", "00C.001", "(&nbsp;No Model&nbsp;) N°.&nbsp;00C.001"),
        ("No Model", "", "(&nbsp;No Model&nbsp;)"),
        ("", "00C.001", "N°.&nbsp;00C.001"),
    ],
)
def test_code_shows_what_there_is(model, number, text):
    expected = f'<span class="code" translate="no">{text}</span>'
    assert draw("code", model=model, number=number) == expected


def test_status_has_a_word_beside_its_shape():
    assert draw("status", value="paused", label="Paused") == (
        '<span class="status" data-status="paused">Paused</span>'
    )


@pytest.mark.parametrize("component", ["fact", "figure"])
@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_value_is_unknown(component, value):
    assert draw(component, label="Funder", value=value) == (
        '<div><dt>Funder</dt><dd><span class="unknown">Not stated</span></dd></div>'
    )


@pytest.mark.parametrize("component", ["fact", "figure"])
def test_zero_is_a_value(component):
    assert "<dd>0</dd>" in draw(component, label="Labs", value=0)


def test_a_fact_is_escaped_and_typeset():
    drawn = draw("fact", label="Operator", value="<b>the lab's</b>")
    assert "<dd>&lt;b&gt;the lab’s&lt;/b&gt;</dd>" in drawn


def test_a_fact_keeps_the_elements_of_safe_values():
    value = mark_safe('<time datetime="2017">2017</time>')
    assert f"<dd>{value}</dd>" in draw("fact", label="Period", value=value)


def test_a_fact_lists_items_with_a_note():
    drawn = draw("fact", label="Themes", items=["one", "two"], note="incomplete list")
    assert drawn == (
        "<div><dt>Themes</dt><dd><ul><li>one</li><li>two</li></ul>"
        ' <span class="small soft">(incomplete list)</span></dd></div>'
    ).replace("> <", "><")


def test_facts_are_pairs():
    drawn = draw("facts", pairs=[("Frame", "A call"), ("Funder", None)], size="card")
    assert drawn.startswith('<dl class="facts facts--card">')
    assert "<dt>Frame</dt><dd>A call</dd>" in drawn
    assert '<dt>Funder</dt><dd><span class="unknown">' in drawn


def test_figures_are_pairs():
    drawn = draw("figures", pairs=[("labs", 12), ("for each lab", None)])
    assert drawn.startswith('<dl class="figures">')
    assert "<dt>labs</dt><dd>12</dd>" in drawn
    assert '<dd><span class="unknown">' in drawn


def test_a_timeline_numbers_the_anchors_of_its_steps():
    steps = [{"title": "First", "text": "To start."}, {"title": "Then", "text": ""}]
    assert draw("timeline", steps=steps) == (
        '<ol class="timeline">'
        '<li id="step-1"><h3>First</h3><p>To start.</p></li>'
        '<li id="step-2"><h3>Then</h3></li></ol>'
    )


def test_a_step_says_how_long_it_lasts_or_that_nobody_says():
    known = draw("step", number=3, title="Workshop", label="Length:", value="1 week")
    unknown = draw("step", number=3, title="Workshop", label="Length:", value=None)
    assert '<p class="label">Length: 1~week</p>' in known
    assert '<p class="label">Length: <span class="unknown">Not stated</span></p>' in (
        unknown
    )


def test_a_part_is_named_by_its_heading():
    drawn = draw("part", name="The card", anchor="facts", named=True, printed=True)
    assert drawn == (
        '<section class="part part--named" aria-labelledby="facts">'
        '<h2 class="name" id="facts">The card</h2></section>'
    )


def test_a_part_may_be_hidden_from_the_eye_and_from_paper():
    drawn = draw(
        "part", name="In figures", anchor="figures", hidden=True, printed=False
    )
    assert 'class="part no-print"' in drawn
    assert '<h2 class="visually-hidden" id="figures">' in drawn


def test_a_sheet_head_is_a_plate_over_a_title():
    drawn = draw(
        "sheet_head",
        kind_label="Cousin programme",
        model="No Model",
        number="00C.001",
        note="Published on 4 May 2020",
        title="PIA lab programme",
        lede="DITP supported 12 labs.",
    )
    assert drawn.startswith('<p class="tab">Cousin programme</p>')
    assert drawn.index("No Model") < drawn.index("Published") < drawn.index("00C.001")
    assert '<h1 class="sheet__title">PIA lab programme</h1>' in drawn
    assert '<p class="sheet__lede">DITP supported 12 labs.</p>' in drawn


def test_a_sheet_head_without_plate_draws_none():
    drawn = draw("sheet_head", kind_label="Page", title="About")
    assert "sheet__plate" not in drawn
    assert "code" not in drawn


def test_the_status_of_a_sheet_stands_on_its_plate():
    drawn = draw(
        "sheet_head",
        kind_label="Lab",
        place="Lyons",
        status="closed",
        status_label="Closed",
        title="A lab",
    )
    status = '<span class="status" data-status="closed">Closed</span>'
    assert drawn.index("Lyons") < drawn.index(status) < drawn.index("<h1")


def test_a_card_is_one_link():
    drawn = draw(
        "card",
        kind="programme",
        kind_label="Cousin programme",
        url="/en/cousins/00C.001/",
        title="PIA lab programme",
        model="No Model",
        number="00C.001",
        text="12 labs.",
        facts=[("Territory", None)],
        status="paused",
        status_label="Paused",
        note="Published on 4 May 2020",
        level=2,
    )
    assert drawn.startswith('<article class="card" data-kind="programme">')
    assert drawn.count("<a ") == 1
    assert '<h2 class="card__title"><a class="card__link" href="/en/cousins/' in drawn
    assert "(&nbsp;No Model&nbsp;) N°.&nbsp;00C.001" in drawn
    assert "Not stated" in drawn
    assert '<p class="label">Published on 4~May 2020</p></article>' in drawn


def test_a_card_without_address_is_blank():
    drawn = draw("card", kind="testimony", kind_label="Testimony", title="Announced")
    assert 'class="card card--blank"' in drawn
    assert "<a " not in drawn
    assert "<h3" in drawn


def test_a_card_of_what_is_announced_is_blank_and_opens():
    drawn = draw("card", url="/en/announced/", blank=True, title="Announced")
    assert 'class="card card--blank"' in drawn
    assert '<a class="card__link" href="/en/announced/">Announced</a>' in drawn


def test_a_link_to_a_page_in_another_language_says_so():
    record = SimpleNamespace(path="/fr/labo/", title="Le labo : un", locale="fr")
    drawn = draw("page_link", record=record, anchor="facts")
    assert '<a href="/fr/labo/#facts" hreflang="fr">' in drawn
    assert '<span lang="fr">Le labo~: un</span>' in drawn
    assert "page in French" in drawn
    record = SimpleNamespace(path="/en/lab/", title="The lab", locale="en")
    assert draw("page_link", record=record) == '<a href="/en/lab/">The lab</a>'


def test_an_empty_drawer_offers_ways_out():
    ways = mark_safe('<li><a class="go" href="/en/">Home</a></li>')
    drawn = draw("empty", title="This drawer is empty", text="No card yet.", ways=ways)
    assert 'data-kind="neutral"' in drawn
    assert '<h2 id="empty">This drawer is empty</h2>' in drawn
    assert f'<ul class="ways">{ways}</ul>' in drawn


def test_the_search_form_keeps_what_was_asked():
    drawn = draw("search_form", action="/en/search/", query='"quoted" & more')
    assert '<form class="search" action="/en/search/" method="get"' in drawn
    assert 'value="&quot;quoted&quot; &amp; more"' in drawn
    assert '<label for="frame.search">' in drawn
    assert 'id="frame.search"' in drawn


def pages(number):
    parameters = QueryDict(f"q=labo&page={number}")
    return {"pages": Paginator(range(200), 10).page(number), "parameters": parameters}


def test_pagination_keeps_the_question():
    drawn = draw("pagination", **pages(2))
    assert '<a href="?q=labo&amp;page=1" rel="prev">Previous</a>' in drawn
    assert '<a href="?q=labo&amp;page=2" aria-current="page">2</a>' in drawn
    assert '<a href="?q=labo&amp;page=3" rel="next">Next</a>' in drawn
    assert "<li>…</li>" in drawn
    assert drawn.count("<li>") < 12


def test_one_page_needs_no_pagination():
    assert draw("pagination", pages=Paginator([], 10).page(1)) == ""


def draw_hit(*, language="", level=2, title_parts=(), extract=(), section=None, **of):
    """A result in a list, its white space folded."""
    record = SimpleNamespace(**{"kind": "glossary", "first_published_at": None} | of)
    found = SimpleNamespace(
        record=record, title_parts=title_parts, extract_parts=extract, section=section
    )
    html = hits([found], language=language, level=level)
    return " ".join(html.replace("\xa0", "~").split()).replace("> <", "><")


def test_a_hit_leads_to_the_very_page_of_a_file():
    html = draw_hit(
        path="/fr/ressources/guide/",
        title="Guide",
        extract=[("How to begin", False)],
        section=Section(
            "files",
            "The guide, page 12",
            "How to begin",
            path="fichiers/3/12/",
            language="en",
            note="PDF, 1.2 MB",
        ),
    )

    assert '<p class="hit__text" lang="en">How to begin</p>' in html
    assert (
        '<p class="hit__section"><a href="/fr/ressources/guide/fichiers/3/12/">'
        'The guide, page 12</a><span class="small soft">(PDF, 1.2 MB)</span></p>'
    ) in html.replace("~", " ")


def test_a_hit_marks_what_matched_and_leads_to_its_section():
    drawn = draw_hit(
        path="/en/cousins/00C.001/",
        title="PIA lab programme",
        extract=[("DITP supported 12 ", False), ("labs", True), (" <b>", False)],
        section=Section("steps", "How", ""),
    )
    assert "DITP supported 12 <mark>labs</mark> &lt;b&gt;" in drawn
    assert '<a href="/en/cousins/00C.001/#steps">How</a>' in drawn
    assert "lang=" not in drawn
    assert "<h2 class=" in drawn


def test_a_hit_says_when_it_was_published_and_marks_its_title():
    drawn = draw_hit(
        path="/en/labs/lab/",
        title="The lab",
        title_parts=[("The ", False), ("lab", True)],
        first_published_at=datetime(2018, 6, 30, 12, tzinfo=UTC),
    )
    assert '<a href="/en/labs/lab/">The <mark>lab</mark></a>' in drawn
    date = '<time datetime="2018-06-30">30~June 2018</time>'
    assert f"<span>published {date}</span>" in drawn


def test_a_hit_says_its_kind_and_escapes_what_it_is_given():
    drawn = draw_hit(path='/en/"labs"/', title="<The> & lab", section=None)
    assert '<span class="kind">Glossary</span>' in drawn
    assert '<a href="/en/&quot;labs&quot;/">&lt;The&gt; &amp; lab</a>' in drawn
    assert "hit__text" not in drawn
    assert "hit__section" not in drawn


def test_a_hit_is_set_as_its_own_language_is():
    drawn = draw_hit(path="/fr/labo/", title="Labo : un", language="fr")
    assert ">Labo~: un</a>" in drawn


def values(*names, chosen=()):
    return [
        FacetValue(name, name.title(), count=2, is_chosen=name in chosen)
        for name in names
    ]


def test_a_facet_is_a_group_of_boxes_with_counts():
    drawn = draw(
        "facet", name="kind", label="Kind", first=values("lab", chosen=["lab"])
    )
    assert '<legend class="facets__title">Kind</legend>' in drawn
    assert (
        '<input type="checkbox" name="kind" value="lab" autocomplete="off" checked>'
        in (drawn)
    )
    assert '2<span class="visually-hidden"> results</span>' in drawn
    assert "<details" not in drawn


def test_the_rest_of_a_facet_is_folded_unless_something_is_chosen_in_it():
    facet = {
        "name": "kind",
        "label": "Kind",
        "first": values("lab"),
        "rest": values("a"),
    }
    assert '<details class="facets__rest">' in draw("facet", **facet)
    assert '<details class="facets__rest" open>' in draw("facet", **facet, is_open=True)


def test_a_hit_in_the_other_language_says_so():
    drawn = draw_hit(
        path="/fr/cousins/00C.001/",
        title="Programme labo PIA",
        language="fr",
        level=3,
    )
    assert (
        '<span class="language"><span translate="no">FR</span>, page in French</span>'
        in drawn
    )
    assert '<div lang="fr"><h3 class="hit__title"><a href="/fr/' in drawn
    assert 'hreflang="fr"' in drawn


def test_a_page_not_translated_says_so_in_both_languages():
    drawn = draw("untranslated", code="fr", address="/fr/cousins/", title="Nos cousins")
    assert "<p>This page is not translated into French." in drawn
    assert '<a href="/fr/cousins/" hreflang="fr" lang="fr">Nos cousins</a>' in drawn
    french = drawn[drawn.index('<p lang="fr">') :]
    assert '<a href="/fr/cousins/" hreflang="fr">Nos cousins</a>' in french


def test_a_page_shown_in_another_language_says_so_in_both():
    drawn = draw("borrowed", code="en", source="fr")
    assert "This page is not translated into English: it is shown in French." in drawn
    assert '<p lang="fr">' in drawn


def test_a_source_without_date_is_undated():
    drawn = draw("source_line", title="An article", author="An author")
    assert "According to <cite>An article</cite>, An author, undated." in drawn


def test_a_source_says_when_it_was_published_and_what_was_inferred():
    drawn = draw("source_line", title="An article", published="2018", basis="inferred")
    assert '<time datetime="2018">2018</time>' in drawn
    assert "Inferred from the context." in drawn


def test_a_missing_source_is_unknown():
    assert "Not stated" in draw("source_line", title=None)
