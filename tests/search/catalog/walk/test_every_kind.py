"""Every kind of page and every vocabulary that is installed, once from end to end."""

import json

import pytest
from django.db.models import PROTECT, ForeignKey
from django.urls import reverse
from wagtail.models import Locale, Page

from search.catalog.actions import check_catalog
from search.catalog.models import Record
from search.catalog.registry import vocabularies, vocabulary_kind
from tests.factories import make_admin, record, settle_if_open, translate
from tests.search.catalog.walk.admin import Admin, viewset_of
from tests.search.catalog.walk.facts_and_words import check_facts
from tests.search.catalog.walk.kinds import kinds
from tests.search.catalog.walk.making import child_relations
from tests.search.catalog.walk.rules_of_models import RULES, is_known
from tests.search.catalog.walk.site import make_terms, new_document, new_image
from tests.search.catalog.walk.term_rules import TermRules

#: Wagtail leaves it to the garbage collector to close what it makes a rendition in.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Unclosed file <tempfile.Spooled:ResourceWarning"
)

NUMBERED = list(enumerate(kinds(), start=1))


class Editor(TermRules):
    """Makes pages as the walk does, without walking."""

    def __init__(self, client, user):
        self.admin = Admin(client, user)
        self.user = user
        self.made = 0
        self._open = None


@pytest.fixture
def editor(client, tree):
    user = make_admin()
    client.force_login(user)
    make_terms()
    new_image()
    new_document()
    return Editor(client, user)


def names(model) -> list[str]:
    return [getattr(each, "name", each) for each in model.api_fields]


def translate_below_its_parents(page: Page, **fields) -> Page:
    parent = page.get_parent().specific
    if not parent.has_translation(Locale.objects.get(language_code="en")):
        translate_below_its_parents(parent)
    return translate(page, **fields)


@pytest.mark.parametrize(
    ("number", "model"), NUMBERED, ids=[model.catalog_kind for _n, model in NUMBERED]
)
def test_a_page_of_every_kind_goes_from_the_form_to_the_catalog(editor, model, number):
    parent = editor.parent_for(model, 0, "atelier")
    settle_if_open()

    made = editor.new_page(model, parent, "labo", number)
    editor.admin.create(parent, made, publish=True)
    settle_if_open()

    page = model.objects.get(slug=made.slug)
    stored = json.loads(record(page).representation)
    assert list(stored["fields"]) == names(model)
    assert stored["title"] == made.title

    draft = editor.maker(number + 1, "fablab").fill(editor.draft(page))
    draft.title = "Autrement"
    editor.admin.edit(draft, publish=True)
    settle_if_open()

    assert record(page).title == "Autrement"
    page = model.objects.get(pk=page.pk)
    twin = translate_below_its_parents(page, slug=f"{page.slug}-en")
    changed = editor.maker(number, "words", only_prose=True).fill(editor.draft(twin))
    changed.title = "Otherwise"
    editor.admin.edit(changed, publish=True)
    settle_if_open()

    assert record(twin).title == "Otherwise"
    check_facts()
    assert not check_catalog()


def _protected(model) -> list:
    """The fields that keep what they name from being deleted."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and field.remote_field.on_delete is PROTECT
        and vocabulary_kind(field.related_model)
    ]


def _relations(model) -> list:
    """The relations to rows that name what they protect."""
    return [each for each in child_relations(model) if _protected(each.related_model)]


PROTECTING = [
    (number, model)
    for number, model in NUMBERED
    if _protected(model) or _relations(model)
]


@pytest.mark.parametrize(
    ("number", "model"),
    PROTECTING,
    ids=[model.catalog_kind for _n, model in PROTECTING],
)
def test_a_draft_opens_that_names_terms_deleted_since(editor, model, number):
    parent = editor.parent_for(model, 0, "atelier")
    made = editor.new_page(model, parent, "labo", number)
    editor.admin.create(parent, made, publish=True)
    draft = editor.draft(model.objects.get(slug=made.slug))
    rows = [
        row
        for relation in _relations(model)
        for row in getattr(draft, relation.get_accessor_name()).all()
    ]
    lost = []
    for instance in (draft, *rows):
        for field in _protected(type(instance)):
            lost.append(editor.new_term(field.related_model, 0, number, "perdu"))
            lost[-1].save()
            setattr(instance, field.name, lost[-1])
    assert lost
    draft.save_revision()
    for term in reversed(lost):
        term.delete()
    settle_if_open()

    form = editor.admin.client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))

    assert form.status_code == 200
    assert not check_catalog()


@pytest.mark.parametrize("model", vocabularies(), ids=lambda model: model.__name__)
def test_a_term_of_every_vocabulary_is_made_changed_and_deleted(editor, model):
    term = editor.new_term(model, 0, 5, "terme")
    if viewset_of(model):
        editor.admin.create_term(term)
        term = model.objects.order_by("pk").last()
        editor.admin.edit_term(editor.maker(6, "autre").fill(term))
        editor.admin.delete_term(term)
    else:
        term.save()
        editor.maker(6, "autre").fill(term).save()
        term.delete()
    settle_if_open()

    assert not model.objects.filter(pk=term.pk or 0).exists()
    assert not check_catalog()


def test_what_models_demand_is_about_models_that_there_are():
    installed = {label for label in RULES if is_known(label)}

    assert installed == {
        label
        for label in RULES
        if label.partition(".")[0] in {model._meta.app_label for model in _models()}
    }


def _models() -> list:
    return [*kinds(), *vocabularies(), Page, Record]
