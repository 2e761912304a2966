"""What an editor of labs does in the admin, and what the forms say."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.completeness import lacking
from labs.core.choices import TerritoryKind
from labs.core.models import (
    Archetype,
    Competence,
    LabIndexPage,
    LabPage,
    LabSignature,
    LabSkill,
    Layer,
    Territory,
    TestimonyPage,
    TopicPage,
)
from tests.anything import any_term
from tests.factories import (
    add_lab,
    add_lab_index,
    add_programme,
    add_programme_index,
    add_testimony,
    add_testimony_index,
    add_topic_index,
    make_admin,
    make_archetype,
    make_person,
    make_term,
    record,
)

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def editor(client, tree):
    client.force_login(make_admin())
    return client


def form_of(**fields) -> dict:
    """What a browser sends of a lab's form, its lists empty unless given."""
    lists = (
        "skills",
        "subjects",
        "signatures",
        "layers",
        "positions",
        "partner_labs",
        "quotation",
    )
    empty = {name: inline_formset([]) for name in lists}
    return nested_form_data(empty | {"body": streamfield([])} | fields) | PUBLISH


def add(editor, parent, model, form):
    view = reverse(
        "wagtailadmin_pages:add",
        args=[model._meta.app_label, model._meta.model_name, parent.pk],
    )
    return editor.post(view, form)


def errors_of(answer) -> dict:
    return answer.context["form"].errors.get_json_data()


# Making pages


def test_a_lab_is_made_of_a_title_a_status_and_a_territory(editor, tree):
    index = add_lab_index(tree.fr)
    territory = any_term_of_territory()
    form = form_of(
        title="Un labo", slug="un-labo", status="operating", territory=territory.pk
    )

    answer = add(editor, index, LabPage, form)

    assert answer.status_code == 302
    assert LabPage.objects.get().live


def any_term_of_territory():
    return make_term("Territory", name={"fr": "Creuse"})


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"latitude": "45"}, "longitude"),
        ({"closed": "2020"}, "status"),
        ({"created": "2018", "closed": "2010", "status": "closed"}, "closed"),
        ({"created": "hier"}, "created"),
        ({"team_size": "0"}, "team_size"),
        ({"website": "pas une adresse"}, "website"),
    ],
)
def test_what_is_wrong_with_a_lab_is_said_at_its_field(editor, tree, fields, at):
    index = add_lab_index(tree.fr)
    form = form_of(
        **{
            "title": "Un labo",
            "slug": "un-labo",
            "status": "operating",
            "territory": any_term_of_territory().pk,
        }
        | fields
    )

    answer = add(editor, index, LabPage, form)

    assert list(errors_of(answer)) == [at]


def form_of_testimony(about, **fields) -> dict:
    """What a browser sends of a testimony's form to publish it."""
    return PUBLISH | nested_form_data(
        {
            "title": "Témoignage",
            "slug": "temoignage",
            "witness": make_person().pk,
            "original_language": "fr",
            "about": about,
            "body": streamfield([]),
        }
        | fields
    )


def errors_of_subjects(answer) -> list[str]:
    formset = answer.context["form"].formsets["about"]
    assert not any(formset.errors)
    return list(formset.non_form_errors())


@pytest.mark.parametrize("rows", [[], [{"page": ""}]], ids=["no row", "a blank row"])
def test_a_testimony_without_a_subject_is_refused_in_its_list(editor, tree, rows):
    index = add_testimony_index(tree.fr)

    answer = add(editor, index, TestimonyPage, form_of_testimony(inline_formset(rows)))

    (told,) = errors_of_subjects(answer)
    assert "le témoignage" in told
    assert not TestimonyPage.objects.exists()


def test_a_testimony_that_was_published_without_a_subject_can_be_edited(editor, tree):
    index, lab = add_testimony_index(tree.fr), add_lab(add_lab_index(tree.fr))
    testimony = add_testimony(index, lab)
    testimony.about.all().delete()
    testimony.save_revision().publish()
    assert "about" in testimony.catalog_lacks()
    view = reverse("wagtailadmin_pages:edit", args=[testimony.pk])

    form = form_of_testimony(inline_formset([]), title="Corrigé")
    answer = editor.post(view, form)

    assert answer.status_code == 302
    testimony.refresh_from_db()
    assert testimony.title == "Corrigé"


def test_a_testimony_that_has_a_subject_keeps_one(editor, tree):
    index, lab = add_testimony_index(tree.fr), add_lab(add_lab_index(tree.fr))
    testimony = add_testimony(index, lab)
    row = {"id": testimony.about.get().pk, "page": lab.pk, "DELETE": "1"}
    view = reverse("wagtailadmin_pages:edit", args=[testimony.pk])

    answer = editor.post(view, form_of_testimony(inline_formset([row], initial=1)))

    assert errors_of_subjects(answer)


def test_a_topic_is_made_with_its_questions(editor, tree):
    index = add_topic_index(tree.fr)
    form = nested_form_data(
        {
            "title": "Gouverner",
            "slug": "gouverner",
            "questions": inline_formset([{"text": "Qui décide ?"}, {"text": "Où ?"}]),
            "place_kinds": inline_formset([]),
            "body": streamfield([]),
        }
    )

    answer = add(editor, index, TopicPage, form | PUBLISH)

    assert answer.status_code == 302
    topic = TopicPage.objects.get()
    assert [row.key for row in topic.questions.all()] == ["gouverner-1", "gouverner-2"]


def test_the_list_of_labs_leads_to_the_form_below_their_index(editor, tree):
    index = add_lab_index(tree.fr)
    add_lab_index(tree.en, title="Labs", slug="labs")

    answer = editor.get(reverse("list_lab:choose_parent"))

    assert answer.url == f"/admin/pages/add/labs_core/labpage/{index.pk}/"


def test_without_an_index_the_list_of_labs_says_what_must_come_first(editor):
    answer = editor.get(reverse("list_lab:choose_parent"), follow=True)

    (message,) = (unescape(str(each)) for each in answer.context["messages"])
    assert str(LabIndexPage._meta.verbose_name) in message


# Lists in forms


def test_a_sentence_that_labs_tick_stays_in_the_form_of_its_archetype(editor, tree):
    archetype = make_archetype("Un.", "Deux.")
    ticked, free = archetype.signatures.all()
    lab = add_lab(add_lab_index(tree.fr), title="Un labo")
    lab.signatures.add(LabSignature(signature=ticked))
    lab.save_revision().publish()
    rows = [
        {"id": str(each.pk), "text_fr": str(each.text), "key": each.key, "DELETE": "1"}
        for each in (ticked, free)
    ]
    form = nested_form_data(
        {
            "name_fr": "Labo",
            "key": archetype.key,
            "order": "1",
            "signatures": inline_formset(rows, initial=2),
        }
    )
    view = reverse("wagtailsnippets_labs_core_archetype:edit", args=[archetype.pk])

    answer = editor.post(view, form)

    formset = answer.context["form"].formsets["signatures"]
    (error,) = formset.non_form_errors()
    assert "Un." in error
    assert "Un labo" in error
    assert Archetype.objects.get(pk=archetype.pk).signatures.count() == 2

    form["signatures-0-DELETE"] = ""
    assert editor.post(view, form).status_code == 302
    assert list(archetype.signatures.all()) == [ticked]


def test_terms_are_dragged_to_their_places(editor, tree, settled):
    first, second, third = (any_term(Layer, order=1) for _number in range(3))

    settled(
        lambda: editor.post(
            reverse("wagtailsnippets_labs_core_layer:reorder", args=[third.pk])
            + "?position=0"
        )
    )

    assert list(Layer.objects.all()) == [third, first, second]


# Completeness


def test_a_list_that_is_said_to_be_complete_lacks_nothing(tree):
    lab = add_lab(add_lab_index(tree.fr), skills_complete=True)
    lacks = [lack.code for lack in lacking(lab)]

    assert "skills" not in lacks
    assert "subjects" in lacks
    assert "skills_complete" not in lacks


def test_a_skill_more_is_a_lack_less_in_the_catalog(tree, settled):
    lab = add_lab(add_lab_index(tree.fr))
    assert "skills" in record(lab).lacking

    settled(lambda: LabSkill.objects.create(page=lab, competence=any_term(Competence)))

    assert "skills" not in record(lab).lacking


@pytest.mark.parametrize("number", [1, 50])
def test_the_list_of_labs_costs_the_same_whatever_its_length(
    editor, tree, django_assert_max_num_queries, number
):
    index = add_lab_index(tree.fr)
    skill = any_term(Competence)
    for _number in range(number):
        lab = add_lab(index)
        lab.skills.add(LabSkill(competence=skill))
        lab.save()
    view = reverse("list_lab:index_results")
    editor.get(view)

    with django_assert_max_num_queries(40):
        answer = editor.get(view)

    assert len(answer.context["object_list"]) == number


def test_a_list_shows_dates_and_kinds_as_readers_get_them(editor, tree):
    add_programme(add_programme_index(tree.fr), start="2018-06")
    make_term("Territory", name={"fr": "Creuse"}, kind="transfo")

    programmes = editor.get(reverse("list_programme:index")).content.decode()
    territories = editor.get(
        reverse(Territory.snippet_viewset.get_url_name("list"))
    ).content.decode()

    assert "juin 2018" in programmes
    with override("fr"):
        assert str(TerritoryKind.TRANSFO.label) in territories


def test_a_kind_of_territory_is_suggested_and_another_is_taken(editor):
    view = reverse(Territory.snippet_viewset.get_url_name("add"))

    form = editor.get(view).content.decode()
    answer = editor.post(view, {"name_fr": "Creuse", "kind": "canton"})

    assert '<option value="transfo">' in form
    assert 'list="id_kind-suggestions"' in form
    assert answer.status_code == 302
    assert Territory.objects.get().get_kind_display() == "canton"
