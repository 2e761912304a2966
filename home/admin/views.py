"""The admin's views of each kind of page."""

from django.apps import apps
from wagtail.admin.viewsets.pages import PageViewSet

from home.admin.completeness import SiteEditView
from home.admin.creating import SiteCreateView
from home.admin.leaving import SiteDeleteView, SiteUnpublishView
from home.models.base import SitePage


class SitePageViewSet(PageViewSet):
    """
    Wagtail's views of a kind of page: what it lacks stands beside its forms, and what
    stays of it elsewhere is told before it goes.
    """

    add_view_class = SiteCreateView
    delete_view_class = SiteDeleteView
    edit_view_class = SiteEditView
    unpublish_view_class = SiteUnpublishView

    @property
    def add_view(self):
        return self.construct_view(self.add_view_class, page_class=self.model)


def page_viewsets() -> list[SitePageViewSet]:
    """One for each kind of page that is installed, whatever plugin brings it."""
    return [
        SitePageViewSet(model=model)
        for model in apps.get_models()
        if issubclass(model, SitePage)
    ]
