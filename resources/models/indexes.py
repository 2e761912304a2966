"""Where resources and collections are listed."""

from django.utils.translation import gettext_lazy as _

from home.models import IndexPage
from search.catalog.models import Record


class ResourceIndexPage(IndexPage):
    """The documentation: every resource, and the way to the collections."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage"]
    page_description = _("The list of resources: guides, tools, reports, notes.")

    catalog_kind = "resource_index"

    class Meta:
        verbose_name = _("index of resources")
        verbose_name_plural = _("indexes of resources")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["collection_indexes"] = (
            Record.objects.public()
            .filter(
                kind=CollectionIndexPage.catalog_kind,
                locale=self.locale.language_code,
            )
            .only("title", "path")
            .order_by("path")
        )
        return context


class CollectionIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.CollectionPage"]
    page_description = _("The list of collections, each of which gathers resources.")

    catalog_kind = "collection_index"

    class Meta:
        verbose_name = _("index of collections")
        verbose_name_plural = _("indexes of collections")
