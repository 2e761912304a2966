"""Labels in two languages, and dates of reduced precision."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from home.fields import Label, LabelField
from home.fields.partial_date import period_is_backwards, validate_partial_date
from home.models import Source

texts = st.text(min_size=1, max_size=20)


@given(french=texts, english=texts)
def test_a_label_reads_in_the_active_language(french, english):
    label = Label(fr=french, en=english)

    for code, text in (("fr", french), ("en", english), ("en-gb", english)):
        with translation.override(code):
            assert str(label) == text


@given(french=texts)
def test_a_missing_label_falls_back_and_says_so(french):
    label = Label(fr=french)

    with translation.override("en"):
        assert str(label) == french
        assert label.language == "fr"


def test_an_empty_label_reads_as_nothing():
    assert str(Label()) == ""
    assert Label().language is None
    assert not Label(fr="")


def test_a_label_has_one_input_a_language_each_named_by_it():
    html = (
        LabelField("name").formfield().widget.render("name", Label(fr="Un", en="One"))
    )

    assert 'lang="fr"' in html
    assert 'lang="en"' in html
    assert 'value="Un"' in html
    assert 'value="One"' in html


def test_a_label_form_keeps_only_what_is_written():
    field = LabelField("name", blank=True).formfield()

    assert field.clean(["Un", ""]) == {"fr": "Un"}
    assert field.clean(["", ""]) == {}


@given(day=st.dates(min_value=date(1000, 1, 1)), length=st.sampled_from([4, 7, 10]))
def test_every_day_month_and_year_is_a_partial_date(day, length):
    validate_partial_date(day.isoformat()[:length])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-1",
        "2018-13",
        "2018-02-30",
        "2018-01-01T00",
        "２０１８",
        "2018-",
        "0000",
    ],
)
def test_anything_else_is_none(text):
    with pytest.raises(ValidationError):
        validate_partial_date(text)


@given(
    start=st.dates(min_value=date(1000, 1, 1)),
    end=st.dates(min_value=date(1000, 1, 1)),
    lengths=st.tuples(st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10])),
)
def test_a_period_that_may_be_forwards_is_never_backwards(start, end, lengths):
    shown_start = start.isoformat()[: lengths[0]]
    shown_end = end.isoformat()[: lengths[1]]

    if end >= start:
        assert not period_is_backwards(shown_start, shown_end)
    if end.year < start.year:
        assert period_is_backwards(shown_start, shown_end)


def test_a_query_may_ask_for_the_text_of_one_language(db):
    Source.objects.create(key="both", title={"fr": "Un", "en": "One"})
    Source.objects.create(key="french", title={"fr": "Deux"})

    found = Source.objects.order_by("key").values_list("title__en", "title")

    assert list(found) == [("One", {"fr": "Un", "en": "One"}), (None, {"fr": "Deux"})]
    assert all(isinstance(title, Label) for _english, title in found)
