"""What the admin refuses, and why it says so."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from home.rich_text import OpenPageLinkHandler


@hooks.register("register_rich_text_features", order=100)
def lead_to_open_pages_only(features):
    """After Wagtail's own, which it replaces for readers."""
    features.register_link_type(OpenPageLinkHandler)


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
