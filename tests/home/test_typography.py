import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.typography import typeset, typeset_html


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Comment faire ?", "Comment faire\u202f?"),
        ("Comment faire?", "Comment faire\u202f?"),
        ("Oui ! Non ; peut-être", "Oui\u202f! Non\u202f; peut-être"),
        ("Quoi ?!", "Quoi\u202f?!"),
        ("Trois temps : un, deux", "Trois temps\u00a0: un, deux"),
        ("Le labo « prospectif »", "Le labo «\u00a0prospectif\u00a0»"),
        ("Le labo «prospectif»", "Le labo «\u00a0prospectif\u00a0»"),
        ("« Ravi ! »", "«\u00a0Ravi\u202f!\u00a0»"),
        ("d'une aide de l'État", "d’une aide de l’État"),
        ("jusqu'à 250 000 € par labo", "jusqu’à 250\u202f000\u00a0€ par labo"),
        ("30 000 m² en 2018", "30\u202f000\u00a0m² en 2018"),
        ("en 2018 150 personnes", "en 2018 150 personnes"),
        ("pendant 18 mois", "pendant 18\u00a0mois"),
        ("le 4 mai 2020", "le 4\u00a0mai 2020"),
        ("le 1er mai", "le 1er\u00a0mai"),
        ("( No Model ) N°. 00C.001", "(\u00a0No Model\u00a0) N°.\u00a000C.001"),
        ('Le labo "prospectif".', "Le labo «\u00a0prospectif\u00a0»."),
        ('("Construisons")', "(«\u00a0Construisons\u00a0»)"),
        ('un écran de 24" et un mot', 'un écran de 24" et un mot'),
    ],
)
def test_french_text_gets_its_spaces(typed, drawn):
    assert typeset(typed, "fr") == drawn


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("How is it done ?", "How is it done?"),
        ("Three stages : one, two", "Three stages: one, two"),
        ("each lab's own needs", "each lab’s own needs"),
        ("18 months of support", "18\u00a0months of support"),
        ("4 May 2020", "4\u00a0May 2020"),
        ("'neighbourhood facilitators'", "‘neighbourhood facilitators’"),
        ("('Construisons').", "(‘Construisons’)."),
        ("the 'lab's own' way", "the ‘lab’s own’ way"),
        ("He says 'yes'; she says 'no.'", "He says ‘yes’; she says ‘no.’"),
        ('the "lab" way', "the “lab” way"),
        ("the labs' work, the '90s and 'tis", "the labs’ work, the ’90s and ’tis"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("6' by 4'", "6' by 4'"),
        ("( No Model ) N°. 00C.001", "(\u00a0No Model\u00a0) N°.\u00a000C.001"),
    ],
)
def test_english_text_gets_its_spaces(typed, drawn):
    assert typeset(typed, "en") == drawn


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/?q=a;b",
        "quelquun@example.org",
        "00C.001",
        "10:30",
        "2017–2018",
        "a?b",
        "tel:0320123456",
    ],
)
def test_addresses_codes_and_times_are_left_alone(text, language):
    assert typeset(text, language) == text


def test_a_language_without_rules_is_left_alone():
    assert typeset("Wie geht's ?", "de") == "Wie geht's ?"


def test_a_region_follows_its_language():
    assert typeset("Quoi ?", "fr-CA") == "Quoi\u202f?"


def test_html_text_follows_the_language_of_its_element():
    html = '<p>Titre : <cite lang="en">What ?</cite> et après ?</p>'
    assert typeset_html(html, "fr") == (
        '<p>Titre\u00a0: <cite lang="en">What?</cite> et après\u202f?</p>'
    )


@pytest.mark.parametrize(
    ("html", "drawn"),
    [
        ("<p><mark>lab</mark>'s way</p>", "<p><mark>lab</mark>’s way</p>"),
        ("<p>'<em>lab</em>'</p>", "<p>‘<em>lab</em>’</p>"),
        ("<p>'a <code>'b'</code> c'</p>", "<p>‘a <code>'b'</code> c’</p>"),
        ("<p>'a</p><p>b'</p>", "<p>'a</p><p>b’</p>"),
        (
            '<p><span lang="fr">"<b>labo</b>"</span></p>',
            '<p><span lang="fr">«\u00a0<b>labo</b>\u00a0»</span></p>',
        ),
    ],
)
def test_marks_are_set_across_the_elements_of_a_line(html, drawn):
    assert typeset_html(html, "en") == drawn


@pytest.mark.parametrize(
    "html",
    [
        "<code>a ? b : c</code>",
        '<span class="code">N° 1 ;</span>',
        '<span translate="no">l\'x ?</span>',
        '<a title="Quoi ?" href="/?a=1&amp;b=2">Ici</a>',
        "<script>if (a < b && c) { x ? y : z }</script>",
        "<!-- a ? --><br><img alt='Quoi ?'>",
    ],
)
def test_html_that_is_not_prose_comes_out_as_it_went_in(html):
    assert typeset_html(html, "fr") == html


def test_html_text_stays_escaped():
    assert typeset_html("<p>a &lt; b &amp; l&#x27;eau ?</p>", "fr") == (
        "<p>a &lt; b &amp; l’eau\u202f?</p>"
    )


def test_a_space_beside_an_element_is_kept_or_made_narrow():
    html = "<p>Les <mark>communautés</mark> ? Oui</p>"
    assert typeset_html(html, "fr") == (
        "<p>Les <mark>communautés</mark>\u202f? Oui</p>"
    )


languages = st.sampled_from(["fr", "en", "de"])
prose = st.text(
    st.sampled_from(list("ab1 0N°.,;:!?«»()'’€%&<>-/@\u00a0\u202f\u2009\n"))
    | st.characters(codec="utf-8")
)
words = st.lists(
    st.sampled_from(
        ["l'eau", "«", "»", "250", "000", "€", "mois", ":", "?", "!", ";", "(", ")"]
        + ["'a", "b'", '"a', 'b"', "'", '"', "'90s", ".'", '("', "labs'"]
        + ["N°.", "4", "mai", "May", "months", "http://a.b/?c", " ", "\u00a0", "1er"]
    )
).map(" ".join)


def folded(text):
    """Without spaces, and with straight marks."""
    return re.sub(r"\s", "", text).translate(str.maketrans("‘’“”«»", '\'\'""""'))


@given(prose | words, languages)
def test_only_spaces_and_marks_change(text, language):
    assert folded(typeset(text, language)) == folded(text)


@given(prose | words, languages)
def test_twice_is_once(text, language):
    once = typeset(text, language)
    assert typeset(once, language) == once


attributes = st.dictionaries(
    st.sampled_from(["title", "href", "data-x", "alt"]),
    st.text(st.sampled_from(list("ab ?:;!«»'&/=\u00a0")), max_size=12),
    max_size=2,
)


@st.composite
def elements(draw, depth=2):
    tag = draw(st.sampled_from(["p", "em", "a", "code", "b"]))
    written = "".join(
        f' {name}="{value.replace("&", "&amp;")}"'
        for name, value in draw(attributes).items()
    )
    inner = [draw(words)]
    if depth:
        inner += draw(st.lists(elements(depth=depth - 1), max_size=2))
    inner.append(draw(words))
    return f"<{tag}{written}>{''.join(inner)}</{tag}>"


class Outline(HTMLParser):
    """What a piece of HTML is made of: its tags as written, and its folded text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs, self.get_starttag_text()))

    def handle_endtag(self, tag):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


@given(elements(), languages)
def test_html_keeps_its_tags_attributes_and_words(html, language):
    before, after = Outline(html), Outline(typeset_html(html, language))
    assert after.tags == before.tags
    assert folded(after.text) == folded(before.text)


@given(elements(), languages)
def test_html_twice_is_once(html, language):
    once = typeset_html(html, language)
    assert typeset_html(once, language) == once
