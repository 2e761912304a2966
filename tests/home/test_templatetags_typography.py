from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from home.fields import Label


def draw(expression, language, **values):
    template = Template("{% load typography %}{{ " + expression + " }}")
    with override(language):
        return (
            template.render(Context(values)).replace("\xa0", "~").replace("\u202f", "_")
        )


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2018", "2018", "2018"),
        ("2018-06", "juin 2018", "June 2018"),
        ("2018-06-30", "30~juin 2018", "30~June 2018"),
        ("2018-05-01", "1er~mai 2018", "1~May 2018"),
        (date(2020, 5, 4), "4~mai 2020", "4~May 2020"),
        (datetime(2020, 5, 4, 22, 30, tzinfo=UTC), "5~mai 2020", "5~May 2020"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_date_has_the_precision_that_is_known(value, french, english):
    assert draw("value|partial_date", "fr", value=value) == french
    assert draw("value|partial_date", "en", value=value) == english


def test_a_time_element_says_the_date_to_machines_too():
    assert draw("value|time_tag", "fr", value="2018-01") == (
        '<time datetime="2018-01">janvier 2018</time>'
    )
    assert draw("value|time_tag", "fr", value="") == ""


@pytest.mark.parametrize(
    ("expression", "french", "english"),
    [
        ("250000|euros", "250_000~€", "€250,000"),
        ("999|number", "999", "999"),
        ("1234567|number", "1_234_567", "1,234,567"),
        ("1|weeks", None, "1~week"),
        ("2|weeks", None, "2~weeks"),
        ("18|months", None, "18~months"),
        ("1|days", None, "1~day"),
        ("2|years", None, "2~years"),
    ],
)
def test_numbers_are_written_as_their_language_writes_them(expression, french, english):
    assert draw(expression, "en") == english
    if french:
        assert draw(expression, "fr") == french


@pytest.mark.parametrize(
    "name", ["typeset", "number", "euros", "days", "weeks", "months", "years"]
)
def test_nothing_stays_nothing(name):
    template = Template(
        "{% load typography %}{% if value|" + name + " is None %}nothing{% endif %}"
    )
    assert template.render(Context({"value": None})) == "nothing"


def test_plain_text_is_escaped_and_html_is_not():
    assert draw("value|typeset", "fr", value="<i>l'eau</i>") == (
        "&lt;i&gt;l’eau&lt;/i&gt;"
    )
    assert draw("value|typeset", "fr", value=mark_safe("<i>l'eau</i>")) == (
        "<i>l’eau</i>"
    )


def test_a_label_in_another_language_says_which_and_follows_it():
    label = Label({"fr": "L'eau : un bien commun ?"})
    assert draw("value|typeset", "fr", value=label) == "L’eau~: un bien commun_?"
    assert draw("value|typeset", "en", value=label) == (
        '<span lang="fr">L’eau~: un bien commun_?</span>'
    )


@pytest.mark.parametrize(
    ("title", "main", "aside"),
    [
        ("The labs ( and their cousins )", "The labs", "( and their cousins )"),
        ("The labs", "The labs", ""),
        ("(Labs)", "(Labs)", ""),
        ("The (public) labs", "The (public) labs", ""),
    ],
)
def test_a_title_may_end_in_an_aside(title, main, aside):
    assert draw("title|title_main", "en", title=title) == main
    assert draw("title|title_aside", "en", title=title) == aside


def test_the_first_words_end_in_an_ellipsis():
    assert draw("value|first_words:3", "en", value="One, two, three, four.") == (
        "One, two, three…"
    )
    assert draw("value|first_words:3", "en", value="One, two.") == "One, two."


def test_matched_words_are_marked_and_the_whole_is_typeset():
    parts = [("Le « ", False), ("<labo>", True), (" » l", False), ("'été", False)]
    assert draw("parts|marked", "fr", parts=parts) == (
        "Le «~<mark>&lt;labo&gt;</mark>~» l’été"
    )
