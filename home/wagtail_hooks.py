"""What the admin refuses, and why it says so."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from home.admin.creating import refuse_a_second
from home.admin.deleting import refuse_to_delete
from home.admin.merging import MergeFormatter
from home.admin.views import page_viewsets
from home.rich_text import features as rich_text
from home.rich_text.chooser import AbbreviationChooserViewSet
from home.terms.merging import MERGED
from home.translation.telling import tell_of_lateness
from home.viewsets import GROUPS, PAGES, TERMS

for vocabulary in TERMS:
    register_snippet(vocabulary)


@hooks.register("register_admin_viewset")
def register_lists():
    return [*(each() for each in (*GROUPS, *PAGES)), *page_viewsets()]


@hooks.register("insert_global_admin_css")
def add_styles():
    return format_html(
        '<link rel="stylesheet" href="{}">', versioned_static("home/admin.css")
    )


@hooks.register("before_delete_snippet")
def keep_terms_that_are_named(request, terms):
    return refuse_to_delete(request, terms)


@hooks.register("register_rich_text_features", order=100)
def add_buttons_to_rich_text(features):
    rich_text.register(features)


@hooks.register("register_admin_viewset")
def register_abbreviation_chooser():
    return AbbreviationChooserViewSet(
        "abbreviation_chooser", url_prefix="abbreviations"
    )


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, "home/icons/abbreviation.svg"]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(MERGED)(MergeFormatter)


@hooks.register("before_edit_page", order=-1)
def say_what_is_outdated(request, page):
    """Before wagtail-localize's, which answers itself."""
    tell_of_lateness(request, page)


def _refuse(request, page: Page, reason: str):
    messages.error(request, reason)
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else page.pk)


def _page_chosen(request, name: str) -> Page | None:
    try:
        chosen = int(request.POST.get(name, ""))
    except ValueError:
        return None
    return Page.objects.filter(pk=chosen).first()


def _home_stays() -> str:
    return _(
        "A language's home page stays published: without it none of the language's "
        "pages can be reached."
    )


def _language_stays() -> str:
    return _(
        "A page stays in its language's tree. To have it in another language, "
        "translate it."
    )


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def keep_the_home_page(request, page):
    if page.is_site_root():
        return _refuse(request, page, _home_stays())
    return None


@hooks.register("before_move_page")
def keep_in_its_tree(request, page, destination):
    if page.is_site_root():
        return _refuse(request, page, _home_stays())
    if destination.locale_id != page.locale_id:
        return _refuse(request, page, _language_stays())
    return None


@hooks.register("before_copy_page")
def copy_in_its_tree(request, page):
    if getattr(page.specific_class, "one_a_language", False):
        refuse_a_second(request, page.specific_class, page.locale)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    destination = _page_chosen(request, "new_parent_page")
    if destination is not None and destination.locale_id != page.locale_id:
        return _refuse(request, page, _language_stays())
    return None


@hooks.register("before_bulk_action")
def keep_the_same_in_bulk(request, action_type, objects, action):
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type in ("delete", "unpublish", "move"):
        for page in pages:
            if page.is_site_root():
                return _refuse(request, page, _home_stays())
    if action_type == "move":
        destination = _page_chosen(request, "chooser")
        for page in pages:
            if destination is not None and destination.locale_id != page.locale_id:
                return _refuse(request, page, _language_stays())
    return None
