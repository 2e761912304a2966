"""Lists of terms and of pages: each is named once, in whatever order."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import override
from hypothesis import given, settings
from wagtail.models import Page

from home.terms.joining import parental_keys
from labs.core.models import (
    AxisPosition,
    LabLayer,
    LabPartner,
    LabSignature,
    LabSkill,
    TestimonyAbout,
    TopicPlaceKind,
)
from tests.anything import any_page, any_term
from tests.factories import (
    Tree,
    add_lab,
    add_lab_index,
    add_page,
    make_admin,
    translate,
)
from tests.lists import WRITTEN, Line, ListOfPage, lines
from tests.search.catalog.walk.admin import Admin

ITSELF = "A lab is not its own partner."


@pytest.fixture
def admin(client, tree):
    user = make_admin()
    client.force_login(user)
    return Admin(client, user)


def four(field: models.Field, tree: Tree) -> list:
    """What may stand in the field of a row."""
    if not field.is_relation:
        return ["fablab", "living-lab", "tiers-lieu", "coworking"]
    model = field.related_model
    if model is Page:
        return [Page.objects.get(pk=add_page(tree.fr).pk) for _each in range(4)]
    make = any_page if issubclass(model, Page) else any_term
    return [make(model, *([tree] if make is any_page else [])) for _each in range(4)]


@pytest.fixture(
    params=[
        LabSkill,
        LabSignature,
        LabLayer,
        AxisPosition,
        LabPartner,
        TestimonyAbout,
        TopicPlaceKind,
    ]
)
def listed(request, tree):
    model = request.param
    owner, field = parental_keys(model)[0].remote_field, model.distinct_by
    page = any_page(owner.model, tree)
    translate(page.get_parent().specific, slug="index")
    translate(page)

    def row(value):
        return model(**({} if value is None else {field: value}))

    values = four(model._meta.get_field(field), tree)
    return ListOfPage(page, owner.get_accessor_name(), field, values, row)


@settings(WRITTEN, max_examples=6)
@given(written=lines(rows=3, values=4))
def test_an_editor_writes_a_list_in_any_order(admin, listed, written):
    listed.check(admin, written, rows=3)


def test_rows_have_places_of_their_own_after_one_is_taken_away(admin, listed):
    lines = [Line(0, 0, gone=True), Line(1, 1, gone=False), Line(2, 3, gone=False)]

    listed.check(admin, lines, rows=3)

    page = type(listed.page).objects.get(pk=listed.page.pk)
    rows = getattr(page, listed.relation).all()
    assert [row.sort_order for row in rows] == [0, 1]


# A lab is not its own partner


@pytest.fixture
def lab(tree):
    index = add_lab_index(tree.fr)
    translate(index, slug="labs")
    return add_lab(index, title="Lab23")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_new_partner_that_is_the_lab_itself_is_refused_at_its_field(
    admin, lab, language
):
    twin = translate(lab, slug="lab")
    named = {"fr": lab, "en": twin}[language]
    draft = lab.get_latest_revision_as_object()
    draft.partner_labs.add(LabPartner(lab=named))
    data = admin.page_data(draft, lab.get_parent()) | {"action-publish": "1"}

    answer = admin.client.post(f"/admin/pages/{lab.pk}/edit/", data)

    assert answer.status_code == 200
    formset = answer.context["form"].formsets["partner_labs"]
    assert [list(form.errors) for form in formset.forms] == [["lab"]]
    assert not LabPartner.objects.exists()


def test_code_cannot_make_a_lab_its_own_partner(lab):
    lab.partner_labs = [LabPartner(lab=lab)]

    with override("en"), pytest.raises(ValidationError) as refused:
        lab.save_revision()

    (message,) = refused.value.messages
    assert message.endswith(f"“Lab23”: {ITSELF}")


def test_nor_a_row_by_itself(lab):
    with override("en"), pytest.raises(ValidationError) as refused:
        LabPartner(page=lab, lab=lab).full_clean()
    with override("en"):
        assert refused.value.message_dict == {"lab": [ITSELF]}
