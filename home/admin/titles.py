"""The title of a page in a list, with what an editor may do with the page."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from home.translation.states import TranslationState


class SiteTitleColumn(PageTitleColumn):
    """
    Wagtail's, for pages that a list has told apart: see `SitePageIndexView`.

    wagtail-localize asks the database of each page whether it can be translated. Here
    the answer is there for the whole list.
    """

    cell_template_name = "home/admin/title_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        user = parent_context["request"].user
        next_url = context["actions_next_url"]
        buttons = [
            Button.from_menu_item(each) if isinstance(each, MenuItem) else each
            for each in _buttons(instance, user, next_url)
            if not isinstance(each, MenuItem) or each.is_shown(user)
        ]
        title = instance.get_admin_display_title()
        context["buttons"] = ButtonWithDropdown(
            buttons=[each for each in buttons if each.show],
            icon_name="dots-horizontal",
            attrs={"aria-label": _("More options for “%(title)s”") % {"title": title}},
        )
        return context


def translation_sources(pages: list[Page]) -> dict:
    """Those from which something is translated, by the key and language of pages."""
    found = TranslationSource.objects.filter(
        object_id__in=[page.translation_key for page in pages],
        translations__enabled=True,
    )
    return {
        (key, locale): pk
        for pk, key, locale in found.values_list("pk", "object_id", "locale")
    }


def _buttons(page: Page, user, next_url: str) -> Iterator:
    for hook in hooks.get_hooks("register_page_listing_more_buttons"):
        if not hook.__module__.startswith("wagtail_localize."):
            yield from hook(page=page, user=user, next_url=next_url)
    if user.has_perm("wagtail_localize.submit_translation"):
        yield from _translating(page, next_url)


def _translating(page: Page, next_url: str) -> Iterator[Button]:
    if TranslationState.MISSING in page.translation_states.values():
        yield Button(
            _("Translate this page"),
            url=reverse(
                "wagtail_localize:submit_page_translation",
                args=[page.alias_of_id or page.pk],
            ),
            icon_name="wagtail-localize-language",
            priority=60,
        )
    if page.translation_source:
        update = reverse(
            "wagtail_localize:update_translations", args=[page.translation_source]
        )
        yield Button(
            _("Update the translations"),
            url=f"{update}?{urlencode({'next': next_url})}",
            icon_name="resubmit",
            priority=61,
        )
