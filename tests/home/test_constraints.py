"""What the forms of the shell refuse, at which field, and in the editor's language."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)
from wagtail.users.models import UserProfile

from home.models import ArticlePage, GlossaryTerm, Keyword, Person, Source
from tests.factories import (
    add_article,
    add_article_index,
    make_admin,
    make_glossary_term,
    make_person,
    make_source,
    translate,
)

pytestmark = pytest.mark.django_db

REQUIRED = "This field is required."
NO_SOURCE_TEXT = "Write the text in the source language."
TOO_LONG = "Each text has at most %(number)d characters."
NO_DATE = "Write a year, a month or a day: 2018, 2018-01 or 2018-01-31."


@pytest.fixture(params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture
def editor(client, tree, language):
    user = make_admin()
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return client


def form_of(editor, model, values):
    """The form that refused what an editor wrote of a new term."""
    answer = editor.post(reverse(model.snippet_viewset.get_url_name("add")), values)
    assert answer.status_code == 200, "the form was accepted"
    return answer.context["form"]


def no_posts():
    return {"posts": inline_formset([])}


@pytest.mark.parametrize(
    ("model", "values", "field", "message", "parameters"),
    [
        (Source, {"title_fr": ""}, "title", REQUIRED, {}),
        (Source, {"title_en": "In English only"}, "title", NO_SOURCE_TEXT, {}),
        (Source, {"title_fr": "Un", "published": "2018-13"}, "published", NO_DATE, {}),
        (GlossaryTerm, {"term_fr": ""}, "term", REQUIRED, {}),
        (GlossaryTerm, {"term_en": "A word"}, "term", NO_SOURCE_TEXT, {}),
        (Keyword, {"label_fr": ""}, "label", NO_SOURCE_TEXT, {}),
        (Person, {"name": ""} | no_posts(), "name", REQUIRED, {}),
    ],
)
def test_a_term_says_what_is_wrong_where_it_is(
    editor, language, model, values, field, message, parameters
):
    errors = form_of(editor, model, nested_form_data(values)).errors
    with override(language):
        assert errors == {field: [gettext(message) % parameters]}


@pytest.mark.parametrize("figure", ["number", "views", "likes", "dislikes", "comments"])
def test_figures_are_whole_numbers_from_zero(editor, language, figure):
    errors = form_of(editor, Source, {"title_fr": "Un", figure: "-1"}).errors
    with override(language):
        least = gettext(
            "Ensure this value is greater than or equal to %(limit_value)s."
        )
        assert errors == {figure: [least % {"limit_value": 0}]}


@pytest.mark.parametrize(
    ("model", "field", "most"),
    [
        (Source, "title", 300),
        (GlossaryTerm, "term", 80),
        (GlossaryTerm, "expansion", 200),
        (GlossaryTerm, "definition", 500),
        (Keyword, "label", 80),
    ],
)
def test_texts_are_as_long_as_their_place(editor, language, model, field, most):
    names = {Source: "title", GlossaryTerm: "term", Keyword: "label"}
    values = {f"{names[model]}_fr": "Un", f"{field}_fr": "x" * (most + 1)}
    errors = form_of(editor, model, values).errors
    assert list(errors) == [field]
    with override(language):
        assert str(most) in errors[field][0]
        assert errors[field][0] != gettext(REQUIRED)


@pytest.mark.parametrize(
    ("field", "most"), [("name", 120), ("organisation", 160)], ids=str
)
def test_a_persons_texts_are_as_long_as_their_place(editor, language, field, most):
    values = {"name": "Lou", field: "x" * (most + 1)} | no_posts()
    errors = form_of(editor, Person, nested_form_data(values)).errors
    with override(language):
        longest = ngettext(
            "Ensure this value has at most %(limit_value)d character "
            "(it has %(show_value)d).",
            "Ensure this value has at most %(limit_value)d characters "
            "(it has %(show_value)d).",
            most,
        )
        told = longest % {"limit_value": most, "show_value": most + 1}
        assert errors == {field: [told]}


@pytest.mark.parametrize(
    ("post", "field", "message"),
    [
        ({"role_fr": ""}, "role", REQUIRED),
        ({"role_fr": "Autrice", "start": "mai"}, "start", NO_DATE),
        (
            {"role_fr": "Autrice", "start": "2019", "end": "2018-05"},
            "end",
            "The end is before the start.",
        ),
    ],
)
def test_a_post_says_what_is_wrong_where_it_is(editor, language, post, field, message):
    rows = inline_formset([{"organisation": "La Région", "ORDER": "1"} | post])
    form = form_of(editor, Person, nested_form_data({"name": "Lou", "posts": rows}))
    with override(language):
        assert form.formsets["posts"].errors == [{field: [gettext(message)]}]


@pytest.mark.parametrize("model", [Source, Person, GlossaryTerm])
def test_a_key_stands_for_one_term(editor, model):
    make = {
        Source: make_source,
        Person: make_person,
        GlossaryTerm: make_glossary_term,
    }[model]
    make(key="taken")
    names = {"title_fr": "Un", "term_fr": "Un", "name": "Un"}
    form = form_of(
        editor, model, nested_form_data(names | {"key": "taken"} | no_posts())
    )
    assert list(form.errors) == ["key"]


def test_two_keywords_do_not_say_the_same(editor, language):
    Keyword.objects.create(name="Atelier")
    errors = form_of(editor, Keyword, {"label_fr": "Atelier"}).errors
    with override(language):
        told = gettext("Another one is called “%(label)s” already.")
        assert errors == {"label": [told % {"label": "Atelier"}]}


def test_a_label_that_is_too_long_is_refused_for_that_alone(editor, language):
    errors = form_of(editor, Keyword, {"label_fr": "x" * 200}).errors
    (told,) = errors["label"]
    assert "80" in told


def test_a_keyword_can_be_labelled_and_renamed(editor):
    keyword = Keyword.objects.create(name="Atelier")
    address = reverse(Keyword.snippet_viewset.get_url_name("edit"), args=[keyword.pk])
    editor.post(address, {"label_fr": "Ateliers", "label_en": "Workshops"})
    keyword.refresh_from_db()
    assert keyword.name == "Ateliers"
    assert keyword.label == {"fr": "Ateliers", "en": "Workshops"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"date": "le 31 mai"}, "date"),
        ({"number": "-1"}, "number"),
        ({"category": "x" * 121}, "category"),
        ({"summary": "x" * 501}, "summary"),
        ({"author": "999"}, "author"),
        ({"title": ""}, "title"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_article_says_what_is_wrong_where_it_is(editor, tree, values, field):
    index = add_article_index(tree.fr)
    body = {"title": "Un réseau", "slug": "un-reseau", "body": streamfield([])}
    answer = editor.post(
        f"/admin/pages/add/home/articlepage/{index.pk}/",
        nested_form_data(body | values | {"action-publish": "action-publish"}),
    )
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not ArticlePage.objects.exists()


def test_the_facts_of_an_article_are_its_sources_in_every_language(tree):
    index = add_article_index(tree.fr)
    translate(index, slug="news")
    article = add_article(index, number=20443, author=make_person(name="Lou"))
    twin = translate(article)
    twin.number = 1
    with override("en"), pytest.raises(ValidationError) as refused:
        twin.full_clean()
    assert list(refused.value.message_dict) == ["number"]
    assert "20443" in refused.value.message_dict["number"][0]
