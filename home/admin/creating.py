"""The form of a new page, and what the admin says of a page that cannot be made."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Locale, Page

from home.admin.completeness import CompletenessSidePanel
from home.models.base import SitePage


def refuse_a_second(
    request: HttpRequest, model: type[SitePage], locale: Locale
) -> bool:
    """Whether a language has the one page of a kind that it can have; it is told."""
    present = model.the_one_in(locale)
    if present is None:
        return False
    edit = reverse("wagtailadmin_pages:edit", args=[present.pk])
    messages.warning(
        request,
        _("There is one in this language already, and there can only be one."),
        buttons=[messages.button(edit, _("Edit it"))],
    )
    return True


class SiteCreateView(CreateView):
    """Says why a second page cannot be made; shows what a new page lacks."""

    #: The kind of the pages that the view makes.
    page_class = None

    def dispatch(self, request, *args, parent_page_id, **kwargs):
        parent = get_object_or_404(Page, pk=parent_page_id)
        may_add = parent.permissions_for_user(request.user).can_add_subpage()
        if may_add and refuse_a_second(request, self.page_class, parent.locale):
            return redirect("wagtailadmin_explore", parent.pk)
        return super().dispatch(request, *args, parent_page_id=parent_page_id, **kwargs)

    def get_side_panels(self):
        """The same as beside a page that is there, which the first saving fills."""
        panels = list(super().get_side_panels())
        panels.append(CompletenessSidePanel(self.page, self.request))
        return MediaContainer(sorted(panels, key=lambda panel: panel.order))
