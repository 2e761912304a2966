"""Every list of the admin, for every role: a new kind is covered once registered."""

import pytest
from django.contrib.admin.utils import label_for_field
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.viewsets import viewsets
from wagtail.models import GroupPagePermission, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.admin.pages import SitePageListingViewSet
from home.admin.terms import TermViewSet
from home.models.base import SitePage
from home.translation.shape import child_relations
from search.catalog.registry import vocabularies
from tests.anything import any_page, any_term, required_values
from tests.factories import make_admin

# The viewsets are registered with the addresses of the admin.
reverse("wagtailadmin_home")

PAGES = [each for each in viewsets.viewsets if isinstance(each, SitePageListingViewSet)]
TERMS = [each for each in viewsets.viewsets if isinstance(each, TermViewSet)]

OPEN, REFUSED, TO_FORM = 200, "refused", "form"

#: What each role gets of a list of pages.
PAGE_VIEWS = {
    "superuser": {"index": OPEN, "results": OPEN, "choose": TO_FORM, "export": OPEN},
    "editor": {"index": OPEN, "choose": TO_FORM},
    "nobody": {"index": REFUSED, "export": REFUSED},
    "anonymous": dict.fromkeys(["index", "results", "choose", "export"], REFUSED),
}

TERM_VIEWS = ["list", "add", "edit", "delete", "merge"]
WAGTAILS_OWN = ["list_results", "export", "inspect", "usage", "history"]

#: What each role gets of a vocabulary. The editor may add and change, not delete.
TERM_VIEWS_ALLOWED = {
    "superuser": dict.fromkeys([*TERM_VIEWS, *WAGTAILS_OWN], OPEN),
    "editor": dict.fromkeys(["list", "add", "edit"], OPEN)
    | dict.fromkeys(["delete", "merge"], REFUSED),
    "nobody": dict.fromkeys(TERM_VIEWS, REFUSED),
    "anonymous": dict.fromkeys([*TERM_VIEWS, *WAGTAILS_OWN], REFUSED),
}


def make_editor() -> object:
    """Someone who may write pages, and add and change terms."""
    group = Group.objects.create(name="Rédaction")
    root = Page.get_first_root_node()
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.create(
            group=group, page=root, permission=permission
        )
    models = [viewset.model for viewset in TERMS]
    types = ContentType.objects.get_for_models(*models).values()
    group.permissions.add(
        *Permission.objects.filter(content_type__in=types).exclude(
            codename__startswith="delete"
        ),
        Permission.objects.get(codename="access_admin"),
    )
    user = get_user_model().objects.create_user("lou", "lou@example.org")
    user.groups.add(group)
    return user


def make_nobody() -> object:
    """Someone who may enter the admin, and do nothing there."""
    user = get_user_model().objects.create_user("sam", "sam@example.org")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def as_role(client):
    makers = {"superuser": make_admin, "editor": make_editor, "nobody": make_nobody}

    def enter(role):
        if role in makers:
            client.force_login(makers[role]())
        return client

    return enter


def outcome(answer) -> object:
    if answer.status_code == 302 and "/pages/add/" in answer.url:
        return TO_FORM
    if answer.status_code == 302 and answer.url.startswith("/admin/"):
        return REFUSED
    return answer.status_code


def test_every_kind_of_page_has_a_list_in_the_menu():
    listed = {viewset.model for viewset in PAGES}
    kinds = {
        model
        for model in SitePage.__subclasses__()
        if not model._meta.abstract and model.__module__.startswith("home.")
    }

    assert kinds <= listed
    assert all(viewset.menu_icon for viewset in PAGES)


def test_every_vocabulary_of_the_shell_has_a_list():
    listed = {viewset.model for viewset in TERMS}

    assert {
        model for model in vocabularies() if model.__module__.startswith("home.")
    } <= listed


@pytest.mark.parametrize("role", PAGE_VIEWS)
def test_lists_of_pages_open_to_those_who_may_write(tree, as_role, role):
    pages = {viewset: any_page(viewset.model, tree) for viewset in PAGES}
    client = as_role(role)

    for viewset, page in pages.items():
        addresses = {
            "index": reverse(viewset.get_url_name("index")),
            "results": reverse(viewset.get_url_name("index_results")),
            "choose": reverse(viewset.get_url_name("choose_parent")),
            "export": reverse(viewset.get_url_name("index")) + "?export=csv",
        }
        expected = PAGE_VIEWS[role].copy()
        if expected.get("choose") == TO_FORM:
            expected["choose"] = where_a_new_one_goes(viewset.model, page)
        answers = {name: outcome(client.get(addresses[name])) for name in expected}
        assert {viewset.name: answers} == {viewset.name: expected}


def where_a_new_one_goes(model, page):
    """To its form; to the choice of a place; back to the list, if one is enough."""
    parents = Page.objects.filter(locale=page.locale).specific()
    places = [parent for parent in parents if model.can_create_at(parent)]
    return {0: REFUSED, 1: TO_FORM}.get(len(places), OPEN)


def test_pages_of_every_kind_can_be_edited(tree, as_role):
    pages = [any_page(viewset.model, tree) for viewset in PAGES]
    client = as_role("superuser")

    for page in pages:
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert (page.catalog_kind, answer.status_code) == (page.catalog_kind, OPEN)
        assert "side-panel-completeness" in answer.content.decode()


@pytest.mark.parametrize("role", TERM_VIEWS_ALLOWED)
def test_vocabularies_open_to_those_who_may_write_in_them(db, as_role, role):
    terms = {viewset: any_term(viewset.model) for viewset in TERMS}
    client = as_role(role)

    for viewset, term in terms.items():
        expected = TERM_VIEWS_ALLOWED[role]
        answers = {
            name: outcome(client.get(address_of(viewset, term, name)))
            for name in expected
        }
        assert {viewset.model_name: answers} == {viewset.model_name: expected}


def address_of(viewset, term, name) -> str:
    if name == "export":
        return reverse(viewset.get_url_name("list")) + "?export=csv"
    whole = name in ("list", "list_results", "add")
    return reverse(viewset.get_url_name(name), args=[] if whole else [term.pk])


@pytest.mark.parametrize("viewset", TERMS, ids=lambda each: each.model_name)
def test_a_term_is_made_of_what_its_form_requires(db, as_role, viewset):
    client = as_role("editor")
    form = {}
    for name, value in required_values(viewset.model).items():
        if isinstance(value, dict):
            form |= {f"{name}_{code}": text for code, text in value.items()}
        else:
            form[name] = getattr(value, "pk", value)
    for relation in child_relations(viewset.model):
        form |= nested_form_data({relation.get_accessor_name(): inline_formset([])})
    before = viewset.model.objects.count()

    answer = client.post(reverse(viewset.get_url_name("add")), form)

    assert answer.status_code == 302, answer.context["form"].errors
    assert viewset.model.objects.count() == before + 1


@pytest.mark.parametrize("viewset", [*PAGES, *TERMS], ids=lambda each: each.name)
def test_every_column_has_a_name_in_the_language_of_the_editor(viewset):
    columns = getattr(viewset, "term_columns", []) or getattr(
        viewset, "kind_columns", []
    )
    names = [*columns, getattr(viewset.model, "label_field", "title")]
    for name in names:
        if isinstance(name, str):
            assert isinstance(label_for_field(name, viewset.model), Promise), name
