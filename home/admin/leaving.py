"""Before a page goes in one language: what stays of it in the others."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.models import Page

from home.translation.staying import DELETE, UNPUBLISH, staying


def tell_what_stays(request: HttpRequest, page: Page, action: str) -> None:
    for each in staying([page], action):
        buttons = [
            messages.button(
                reverse("wagtailadmin_pages:edit", args=[translation.pk]), label
            )
            for translation, label in each.labels
        ]
        messages.warning(request, str(each), buttons=buttons)


class SiteDeleteView(DeleteView):
    def get(self, request, *args, **kwargs):
        tell_what_stays(request, self.page, DELETE)
        return super().get(request, *args, **kwargs)


class SiteUnpublishView(UnpublishView):
    def get(self, request, *args, **kwargs):
        tell_what_stays(request, self.object, UNPUBLISH)
        return super().get(request, *args, **kwargs)
