"""What the forms of the labs refuse, at which field, in the editor's language."""

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

from labs.core import models
from tests.factories import (
    add_lab,
    add_lab_index,
    add_programme,
    add_programme_index,
    add_testimony_index,
    add_topic_index,
    make_admin,
    make_archetype,
    make_person,
    make_term,
    translate,
)

pytestmark = pytest.mark.django_db

REQUIRED = "This field is required."
NO_DATE = "Write a year, a month or a day: 2018, 2018-01 or 2018-01-31."
NO_SOURCE_TEXT = "Write the text in the source language."
LEAST = "Ensure this value is greater than or equal to %(limit_value)s."
MOST = "Ensure this value is less than or equal to %(limit_value)s."

ROWS = {
    models.LabPage: [
        "skills",
        "subjects",
        "signatures",
        "layers",
        "positions",
        "partner_labs",
        "quotation",
    ],
    models.ProgrammePage: ["workshop_themes", "steps", "outputs", "partners"],
    models.TestimonyPage: ["about"],
    models.TopicPage: ["questions", "place_kinds"],
}


@pytest.fixture(params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture
def editor(client, tree, language):
    user = make_admin()
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return client


@pytest.fixture
def index(tree):
    """The index of a type of page, made when it is asked for."""
    make = {
        models.LabPage: add_lab_index,
        models.ProgrammePage: add_programme_index,
        models.TestimonyPage: add_testimony_index,
        models.TopicPage: add_topic_index,
    }
    made = {}

    def give(model):
        if model not in made:
            made[model] = make[model](tree.fr)
        return made[model]

    return give


@pytest.fixture
def refused(editor, index):
    """The form of a new page that was refused, with what an editor wrote in it."""

    def post(model, values=None, **rows):
        name = model._meta.model_name
        formsets = {
            each: inline_formset(_in_order(rows.get(each, []))) for each in ROWS[model]
        }
        data = {"title": "Un", "slug": "un", "body": streamfield([])} | formsets
        if model is models.LabPage:
            lyon = make_term("Territory", name={"fr": "Lyon"})
            data |= {"status": "operating", "territory": str(lyon.pk)}
        if model is models.TestimonyPage:
            data |= {"witness": str(make_person().pk), "original_language": "fr"}
        data |= (values or {}) | {"action-publish": "action-publish"}
        answer = editor.post(
            f"/admin/pages/add/labs_core/{name}/{index(model).pk}/",
            nested_form_data(data),
        )
        assert answer.status_code == 200, "the form was accepted"
        assert not model.objects.child_of(index(model)).filter(slug="un").exists()
        return answer.context["form"]

    return post


def _in_order(rows):
    return [{"ORDER": str(place)} | row for place, row in enumerate(rows, start=1)]


def too_long(most, language, length=None):
    with override(language):
        told = ngettext(
            "Ensure this value has at most %(limit_value)d character "
            "(it has %(show_value)d).",
            "Ensure this value has at most %(limit_value)d characters "
            "(it has %(show_value)d).",
            most,
        )
        return told % {"limit_value": most, "show_value": length or most + 1}


def said(message, language, **values):
    with override(language):
        return gettext(message) % values if values else gettext(message)


def told(errors, language):
    """Errors as the editor reads them: they are put into words when they are drawn."""
    with override(language):
        if isinstance(errors, dict):
            return {
                field: [str(each) for each in some] for field, some in errors.items()
            }
        return [told(each, language) for each in errors]


BACKWARDS = {"created": "2018", "closed": "2017", "status": "closed"}


@pytest.mark.parametrize(
    ("values", "field", "message", "parameters"),
    [
        ({"status": ""}, "status", REQUIRED, {}),
        ({"territory": ""}, "territory", REQUIRED, {}),
        ({"created": "printemps"}, "created", NO_DATE, {}),
        ({"closed": "2018-13", "status": "closed"}, "closed", NO_DATE, {}),
        (
            {"closed": "2018"},
            "status",
            "A lab that has a closing date is closed.",
            {},
        ),
        (BACKWARDS, "closed", "The lab closed before it was created.", {}),
        ({"team_size": "0"}, "team_size", LEAST, {"limit_value": 1}),
        ({"team_size": "10001"}, "team_size", MOST, {"limit_value": 10000}),
        ({"wider_team_size": "0"}, "wider_team_size", LEAST, {"limit_value": 1}),
        (
            {"latitude": "91", "longitude": "0"},
            "latitude",
            MOST,
            {"limit_value": 90},
        ),
        (
            {"latitude": "0", "longitude": "-181"},
            "longitude",
            LEAST,
            {"limit_value": -180},
        ),
        ({"latitude": "45"}, "longitude", "Give both coordinates, or neither.", {}),
        ({"longitude": "4"}, "latitude", "Give both coordinates, or neither.", {}),
        (
            {"website": "ftp://labo.example/"},
            "website",
            "Write a whole web address, which begins with https:// or http://.",
            {},
        ),
    ],
)
def test_a_lab_says_what_is_wrong_where_it_is(
    refused, language, values, field, message, parameters
):
    errors = refused(models.LabPage, values).errors
    assert told(errors, language) == {field: [said(message, language, **parameters)]}


@pytest.mark.parametrize(
    ("model", "field", "most"),
    [
        (models.LabPage, "governance", 300),
        (models.LabPage, "team_note", 200),
        (models.LabPage, "modes", 500),
        (models.LabPage, "impact_sought", 300),
        (models.LabPage, "summary", 500),
        (models.ProgrammePage, "inventory_model", 20),
        (models.TestimonyPage, "quote", 300),
    ],
)
def test_a_text_is_as_long_as_its_place(refused, language, model, field, most):
    about = {"about": [{"page": ""}]} if model is models.TestimonyPage else {}
    errors = refused(model, {field: "x" * (most + 1)}, **about).errors
    assert told(errors, language) == {field: [too_long(most, language)]}


@pytest.mark.parametrize(
    ("relation", "row", "field", "most"),
    [
        ("subjects", {"text": "x" * 81}, "text", 80),
        ("quotation", {"text": "x" * 301}, "text", 300),
    ],
)
def test_a_row_of_a_lab_is_as_long_as_its_place(
    refused, language, relation, row, field, most
):
    if relation == "quotation":
        row = row | {"attribution": "L’équipe", "original_language": "fr"}
    form = refused(models.LabPage, **{relation: [row]})
    assert told(form.formsets[relation].errors, language) == [
        {field: [too_long(most, language)]}
    ]


@pytest.mark.parametrize(
    ("row", "field", "message", "parameters"),
    [
        ({"value": "3", "basis": "declared"}, "value", MOST, {"limit_value": 2}),
        ({"value": "-3", "basis": "declared"}, "value", LEAST, {"limit_value": -2}),
        ({"value": "1"}, "basis", "Say who established the position.", {}),
        (
            {"value": "1", "basis": "estimate"},
            "justification",
            "Say what the estimate rests on.",
            {},
        ),
    ],
)
def test_a_position_says_what_is_wrong_where_it_is(
    refused, language, row, field, message, parameters
):
    axis = make_term("Axis", pole_a={"fr": "Un"}, pole_b={"fr": "Autre"})
    form = refused(models.LabPage, positions=[{"axis": str(axis.pk)} | row])
    assert told(form.formsets["positions"].errors, language) == [
        {field: [said(message, language, **parameters)]}
    ]


def _axis():
    return make_term("Axis", pole_a={"fr": "Un"}, pole_b={"fr": "Autre"})


@pytest.mark.parametrize(
    ("relation", "field", "make", "message"),
    [
        (
            "skills",
            "competence",
            lambda: make_term("Competence", name={"fr": "design"}),
            "The lab has this skill already.",
        ),
        (
            "signatures",
            "signature",
            lambda: make_archetype("Un").signatures.get(),
            "The lab has ticked this sentence already.",
        ),
        (
            "layers",
            "layer",
            lambda: make_term("Layer", name={"fr": "Un"}),
            "The lab has this layer already.",
        ),
        ("positions", "axis", _axis, "The lab has a position on this axis."),
    ],
)
def test_a_lab_names_a_term_once(refused, language, relation, field, make, message):
    row = {field: str(make().pk)}
    form = refused(models.LabPage, **{relation: [row, row]})
    assert told(form.formsets[relation].errors, language) == [
        {},
        {field: [said(message, language)]},
    ]


def test_a_lab_names_a_partner_once(refused, language, index):
    other = {"lab": str(add_lab(index(models.LabPage)).pk)}
    form = refused(models.LabPage, partner_labs=[other, other])
    message = said("The lab has this partner already.", language)
    assert told(form.formsets["partner_labs"].errors, language) == [
        {},
        {"lab": [message]},
    ]


def test_a_reference_is_to_the_source_page(refused, language, index, tree):
    source = add_lab(index(models.LabPage), title="Le labo")
    translate(index(models.LabPage), slug="labs")
    twin = translate(source)
    message = said(
        "Choose the source page, “%(title)s”: translations follow it.",
        language,
        title="Le labo",
    )
    form = refused(models.LabPage, partner_labs=[{"lab": str(twin.pk)}])
    assert told(form.formsets["partner_labs"].errors, language) == [{"lab": [message]}]
    form = refused(models.TestimonyPage, about=[{"page": str(twin.pk)}])
    assert told(form.formsets["about"].errors, language) == [{"page": [message]}]
    form = refused(models.ProgrammePage, {"resulting_lab": str(twin.pk)})
    assert told(form.errors, language) == {"resulting_lab": [message]}


def test_a_lab_is_not_its_own_partner(editor, language, index):
    lab = add_lab(index(models.LabPage), slug="labo")
    formsets = {each: inline_formset([]) for each in ROWS[models.LabPage]}
    formsets["partner_labs"] = inline_formset([{"lab": str(lab.pk), "ORDER": "1"}])
    data = {"title": "Un", "slug": "labo", "body": streamfield([])} | formsets
    data |= {"status": "operating", "territory": str(lab.territory_id)}
    answer = editor.post(f"/admin/pages/{lab.pk}/edit/", nested_form_data(data))
    message = said("A lab is not its own partner.", language)
    errors = answer.context["form"].formsets["partner_labs"].errors
    assert told(errors, language) == [{"lab": [message]}]


@pytest.mark.parametrize(
    ("values", "field", "message", "parameters"),
    [
        (
            {"inventory_number": "00C.1"},
            "inventory_number",
            "Write two digits, a capital letter, a full stop and three digits: "
            "00C.001.",
            {},
        ),
        (
            {"inventory_number": "00C.009"},
            "inventory_number",
            "Another programme has this number already.",
            {},
        ),
        (
            {"start": "2018", "end": "2017"},
            "end",
            "The end is before the start.",
            {},
        ),
        ({"mooc_launched": "mai"}, "mooc_launched", NO_DATE, {}),
        ({"labs_count": "0"}, "labs_count", LEAST, {"limit_value": 1}),
        (
            {"max_funding_eur_per_lab": "-1"},
            "max_funding_eur_per_lab",
            LEAST,
            {"limit_value": 0},
        ),
    ],
)
def test_a_programme_says_what_is_wrong_where_it_is(
    refused, language, index, values, field, message, parameters
):
    add_programme(index(models.ProgrammePage), inventory_number="00C.009")
    errors = refused(models.ProgrammePage, values).errors
    assert told(errors, language) == {field: [said(message, language, **parameters)]}


def test_a_testimony_is_about_something(refused, language):
    form = refused(models.TestimonyPage)
    message = said("Choose at least one page that the testimony is about.", language)
    with override(language):
        assert list(form.formsets["about"].non_form_errors()) == [message]


@pytest.mark.parametrize("field", ["witness", "original_language"])
def test_a_testimony_has_a_witness_and_a_language(refused, language, index, field):
    lab = add_lab(index(models.LabPage))
    form = refused(models.TestimonyPage, {field: ""}, about=[{"page": str(lab.pk)}])
    assert told(form.errors, language) == {field: [said(REQUIRED, language)]}


def test_a_testimony_is_about_a_page_once(refused, language, index):
    row = {"page": str(add_lab(index(models.LabPage)).pk)}
    form = refused(models.TestimonyPage, about=[row, row])
    message = said("This page is chosen already.", language)
    assert told(form.formsets["about"].errors, language) == [{}, {"page": [message]}]


def test_a_topic_says_what_is_wrong_where_it_is(refused, language):
    form = refused(models.TopicPage, questions=[{"text": "x" * 201}])
    assert told(form.formsets["questions"].errors, language) == [
        {"text": [too_long(200, language)]}
    ]
    row = {"key": "fablab"}
    form = refused(models.TopicPage, place_kinds=[row, row])
    message = said("This kind of place is there already.", language)
    assert told(form.formsets["place_kinds"].errors, language) == [
        {},
        {"key": [message]},
    ]
    form = refused(models.TopicPage, {"number": "-1"})
    assert told(form.errors, language) == {
        "number": [said(LEAST, language, limit_value=0)]
    }


def form_of_term(editor, model, values):
    """The form that refused what an editor wrote of a new term."""
    address = reverse(model.snippet_viewset.get_url_name("add"))
    answer = editor.post(address, nested_form_data(values))
    assert answer.status_code == 200, "the form was accepted"
    return answer.context["form"]


NAME = {"name_fr": "Un"}
ORDER = {"order": "1"}
POLES = {"pole_a_fr": "Un", "pole_b_fr": "Autre"}
NO_SENTENCES = {"signatures": inline_formset([])}
NO_ECHOES = {"echoes": inline_formset([])}


@pytest.mark.parametrize(
    ("model", "values", "field", "message", "parameters"),
    [
        (models.Territory, {}, "name", REQUIRED, {}),
        (models.Territory, {"name_en": "One"}, "name", NO_SOURCE_TEXT, {}),
        (
            models.Territory,
            NAME | {"latitude": "91", "longitude": "0"},
            "latitude",
            MOST,
            {"limit_value": 90},
        ),
        (
            models.Territory,
            NAME | {"latitude": "45"},
            "longitude",
            "Give both coordinates, or neither.",
            {},
        ),
        (models.Competence, {}, "name", REQUIRED, {}),
        (models.Layer, ORDER, "name", REQUIRED, {}),
        (models.Axis, ORDER | {"pole_b_fr": "Autre"}, "pole_a", REQUIRED, {}),
        (models.Axis, ORDER | {"pole_a_fr": "Un"}, "pole_b", REQUIRED, {}),
        (models.Archetype, ORDER | NO_SENTENCES, "name", REQUIRED, {}),
        (
            models.Archetype,
            NAME | ORDER | NO_SENTENCES | {"horizon_years": "50, 20"},
            "horizon_years",
            "Write whole numbers above 0, the smallest first: 10, 20, 50.",
            {},
        ),
        (
            models.Archetype,
            NAME | ORDER | NO_SENTENCES | {"horizon_years": "dix"},
            "horizon_years",
            "Write whole numbers above 0, the smallest first: 10, 20, 50.",
            {},
        ),
        (models.VigilancePoint, ORDER | NO_ECHOES, "name", REQUIRED, {}),
    ],
)
def test_a_term_says_what_is_wrong_where_it_is(
    editor, language, model, values, field, message, parameters
):
    errors = form_of_term(editor, model, values).errors
    assert told(errors, language) == {field: [said(message, language, **parameters)]}


@pytest.mark.parametrize(
    ("model", "values", "field", "most"),
    [
        (models.Territory, {}, "name", 160),
        (models.Competence, {}, "name", 120),
        (models.Competence, NAME, "group", 80),
        (models.Layer, ORDER, "name", 80),
        (models.Layer, ORDER | NAME, "text", 400),
        (models.Axis, ORDER | POLES, "pole_a", 60),
        (models.Axis, ORDER | POLES, "pole_b", 60),
        (models.Archetype, ORDER | NO_SENTENCES, "name", 80),
        (models.Archetype, ORDER | NAME | NO_SENTENCES, "definition", 250),
        (models.VigilancePoint, ORDER | NO_ECHOES, "name", 120),
        (models.VigilancePoint, ORDER | NAME | NO_ECHOES, "text", 400),
    ],
)
def test_labels_are_as_long_as_their_place(
    editor, language, model, values, field, most
):
    values = values | {f"{field}_fr": "x" * (most + 1)}
    errors = form_of_term(editor, model, values).errors
    assert list(errors) == [field]
    assert str(most) in errors[field][0]
    assert errors[field][0] != said(REQUIRED, language)


def test_a_country_is_one_of_the_world(editor):
    errors = form_of_term(editor, models.Territory, NAME | {"country": "ZZ"}).errors
    assert list(errors) == ["country"]


def test_a_sentence_of_an_archetype_is_written_and_short(editor, language):
    for text, message in (
        ("", said(REQUIRED, language)),
        ("x" * 161, too_long(160, language)),
    ):
        rows = inline_formset([{"text_fr": text, "key": "one", "ORDER": "1"}])
        form = form_of_term(
            editor, models.Archetype, NAME | ORDER | {"signatures": rows}
        )
        assert told(form.formsets["signatures"].errors, language) == [
            {"text": [message]}
        ]


def test_an_echo_is_in_a_part_that_its_page_has(editor, language, index):
    lab = add_lab(index(models.LabPage), governance="Le maire.")
    rows = inline_formset([{"page": str(lab.pk), "anchor": "nowhere", "ORDER": "1"}])
    form = form_of_term(editor, models.VigilancePoint, NAME | ORDER | {"echoes": rows})
    message = said("The page has no part of this name.", language)
    assert told(form.formsets["echoes"].errors, language) == [{"anchor": [message]}]


def test_an_echo_without_its_page_is_told_so_whatever_its_part():
    echo = models.VigilanceEcho(anchor="facts")

    with pytest.raises(ValidationError) as refused:
        echo.full_clean(exclude=["vigilance_point"])

    assert set(refused.value.message_dict) == {"page"}
