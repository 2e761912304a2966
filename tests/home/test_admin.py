"""What an editor does in the admin, and what the admin refuses with a reason."""

import re
from html import unescape

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import GlossaryPage, StandardPage
from search.catalog.models import Record
from search.catalog.registry import catalogued_models
from tests.anything import any_page
from tests.factories import add_page, make_admin, record, translate
from tests.plugins.makerspace.models import MakerspacePage


@pytest.fixture
def editor(client, tree):
    client.force_login(make_admin())
    return client


def messages_of(answer):
    return [unescape(str(message)) for message in answer.context["messages"]]


def test_a_page_made_in_the_admin_is_in_the_catalog(editor, tree, settled):
    body = streamfield(
        [("section", {"heading": "Un", "text": rich_text("<p>Deux</p>")})]
    )
    form = nested_form_data(
        {"title": "Nouvelle", "slug": "nouvelle", "summary": "Court.", "body": body}
    )

    answer = editor.post(
        f"/admin/pages/add/home/standardpage/{tree.fr.pk}/",
        form | {"action-publish": "action-publish"},
    )

    assert answer.status_code == 302
    settled()
    found = Record.objects.get(path="/fr/nouvelle/")
    assert found.sections == [{"anchor": "part-1", "heading": "Un", "text": "Deux"}]


def test_a_page_that_is_being_created_can_be_previewed(editor, tree):
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["home", "standardpage", tree.fr.pk]
    )
    form = nested_form_data(
        {"title": "Nouvelle", "slug": "nouvelle", "body": streamfield([])}
    )

    assert editor.post(address, form).json()["is_valid"]
    assert "Nouvelle" in editor.get(address).content.decode()


def test_an_address_of_the_site_itself_is_refused_at_the_slug(editor, tree):
    form = nested_form_data(
        {"title": "Chercher", "slug": "chercher", "body": streamfield([])}
    )

    answer = editor.post(
        f"/admin/pages/add/home/standardpage/{tree.fr.pk}/",
        form | {"action-publish": "action-publish"},
    )

    assert answer.status_code == 200
    assert "slug" in answer.context["form"].errors
    assert not Page.objects.filter(slug="chercher").exists()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_a_home_page_stays_and_the_admin_says_why(editor, tree, action):
    answer = editor.post(f"/admin/pages/{tree.en.pk}/{action}/", follow=True)

    assert Page.objects.get(pk=tree.en.pk).live
    assert any("page d’accueil" in text for text in messages_of(answer))


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_a_home_page_stays_also_in_bulk(editor, tree, action):
    editor.post(f"/admin/bulk/wagtailcore/page/{action}/?id={tree.en.pk}&next=/admin/")

    assert Page.objects.get(pk=tree.en.pk).live


def test_a_page_is_not_moved_into_the_other_language(editor, tree):
    page = add_page(tree.fr)

    answer = editor.post(
        f"/admin/pages/{page.pk}/move/{tree.en.pk}/confirm/", follow=True
    )

    page.refresh_from_db()
    assert page.get_parent().pk == tree.fr.pk
    assert answer.status_code in (200, 403)


def test_a_page_is_not_copied_into_the_other_language(editor, tree):
    page = add_page(tree.fr)
    form = {
        "new_title": "Copie",
        "new_slug": "copie",
        "new_parent_page": tree.en.pk,
    }

    answer = editor.post(f"/admin/pages/{page.pk}/copy/", form, follow=True)

    assert not Page.objects.filter(slug="copie").exists()
    assert any("arborescence" in text for text in messages_of(answer))


def test_a_page_sent_to_its_translator_is_a_draft_there(
    editor, tree, django_capture_on_commit_callbacks
):
    page = add_page(tree.fr, title="Un labo")

    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            {"locales": [tree.en.locale.pk]},
        )

    assert answer.status_code == 302
    assert not page.get_translation(tree.en.locale).live


def test_a_fact_is_refused_in_the_form_of_a_translation(editor, tree):
    page = add_page(tree.fr, MakerspacePage(title="Atelier", slug="a", machines=3))
    twin = translate(page, title="Workshop", slug="w")
    form = nested_form_data(
        {
            "title": "Workshop",
            "slug": "w",
            "machines": "99",
            "speciality": "",
            "body": streamfield([]),
        }
    )

    answer = editor.post(
        f"/admin/pages/{twin.pk}/edit/", form | {"action-publish": "action-publish"}
    )

    assert answer.status_code == 200
    (error,) = answer.context["form"].errors["machines"]
    assert "3" in error


def test_a_failed_publication_leaves_no_revision_behind(
    client, committed_tree, monkeypatch
):
    page = add_page(committed_tree.fr, title="Avant", slug="avant")
    client.force_login(make_admin())
    client.raise_request_exception = False
    before = page.revisions.count()

    def fail(self):
        raise RuntimeError("no")

    monkeypatch.setattr(StandardPage, "catalog_summary", fail)
    form = nested_form_data(
        {"title": "Après", "slug": "avant", "body": streamfield([])}
    )
    answer = client.post(
        f"/admin/pages/{page.pk}/edit/", form | {"action-publish": "action-publish"}
    )

    assert answer.status_code == 500
    page.refresh_from_db()
    assert page.title == "Avant"
    assert page.revisions.count() == before
    assert record(page).title == "Avant"


ONE_A_LANGUAGE = [
    model for model in catalogued_models() if getattr(model, "one_a_language", False)
]


@pytest.fixture(params=ONE_A_LANGUAGE, ids=lambda model: model.__name__)
def the_only_one(request, tree):
    """The one page of a kind that the source language can have."""
    if isinstance(tree.fr, request.param):
        return tree.fr
    return any_page(request.param, tree)


def test_a_second_page_of_such_a_kind_is_neither_offered_nor_made(editor, the_only_one):
    model, parent = type(the_only_one), the_only_one.get_parent()
    form = ["wagtailadmin_pages:add", model._meta.app_label, model._meta.model_name]

    offered = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]))
    answer = editor.get(reverse(form[0], args=[*form[1:], parent.pk]), follow=True)

    types = offered.context["page_types"] if offered.context else []
    assert model.get_verbose_name() not in [name for name, *_rest in types]
    (message,) = messages_of(answer)
    assert "il ne peut y en avoir qu’une" in message
    assert reverse("wagtailadmin_pages:edit", args=[the_only_one.pk]) in message


def test_such_a_page_is_not_copied(editor, the_only_one):
    way = reverse("wagtailadmin_pages:copy", args=[the_only_one.pk])

    answer = editor.get(way, follow=True)

    (message,) = messages_of(answer)
    assert "il ne peut y en avoir qu’une" in message


def test_the_list_of_such_pages_offers_another_as_long_as_a_language_has_none(
    editor, tree
):
    listing = reverse("list_glossary:index")
    add = reverse("list_glossary:choose_parent")
    page = any_page(GlossaryPage, tree)
    assert add in editor.get(listing).content.decode()

    translate(page, slug="glossary")

    assert add not in editor.get(listing).content.decode()


def test_the_form_of_a_new_page_says_what_it_lacks(editor, tree):
    form = editor.get(f"/admin/pages/add/home/standardpage/{tree.fr.pk}/")
    page = add_page(tree.fr)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    saved = editor.get(edit, {"_w_hydrate_create_view": "1"})

    panels = {panel.name: panel for panel in form.context["side_panels"]}
    assert panels["completeness"].completeness.codes == ["summary", "body"]
    # What the first saving fills is there to be filled.
    assert {panel.name for panel in saved.context["side_panels"]} <= set(panels)


# Pages that go in one language


def confirm(action, page) -> str:
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_what_stays_in_another_language_is_told_before_a_page_goes(
    editor, tree, action
):
    page = add_page(tree.fr, title="Atelier")
    twin = translate(page, title="Workshop", slug="workshop")
    alone = add_page(tree.fr, title="Seule")

    (message,) = messages_of(editor.get(confirm(action, page)))
    nothing = messages_of(editor.get(confirm(action, alone)))

    assert "Anglais – Workshop" in message
    assert reverse("wagtailadmin_pages:edit", args=[twin.pk]) in message
    assert not nothing


def test_drafts_do_not_stay_published_and_stay_after_a_deletion(editor, tree):
    page = add_page(tree.fr, title="Atelier")
    translate(page, title="Workshop", slug="workshop", live=False)

    assert not messages_of(editor.get(confirm("unpublish", page)))
    assert messages_of(editor.get(confirm("delete", page)))


def test_what_stays_of_the_pages_below_is_counted(editor, tree):
    page = add_page(tree.fr, title="Atelier")
    below = add_page(page)
    translate(page, slug="workshop")
    translate(below, slug="below")

    (message,) = messages_of(editor.get(confirm("delete", page)))

    assert re.search(r"\b1\b", re.sub(r"<.*?>", "", message))


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_what_stays_is_told_before_many_pages_go(editor, tree, action):
    page = add_page(tree.fr, title="Atelier")
    twin = translate(page, title="Workshop", slug="workshop")
    view = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])

    one = editor.get(view, {"id": page.pk}).content.decode()
    both = editor.get(view, {"id": [page.pk, twin.pk]}).content.decode()

    assert "Anglais – Workshop" in one
    assert "Anglais – Workshop" not in both
