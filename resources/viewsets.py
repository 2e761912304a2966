"""The lists of the documentation in the menu of the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from home.admin.menu import SECTIONS
from home.admin.pages import SitePageListingViewSet
from resources.models import (
    CollectionIndexPage,
    CollectionPage,
    ResourceIndexPage,
    ResourcePage,
)


class Resources(SitePageListingViewSet):
    model = ResourcePage
    icon = "doc-full-inverse"
    kind_columns = ["kind", "date", "collection"]
    list_filter = ["kind", "collection"]


class Collections(SitePageListingViewSet):
    model = CollectionPage
    icon = "folder-inverse"


class DocumentationGroup(ViewSetGroup):
    menu_label = _("Documentation")
    menu_name = "documentation"
    menu_icon = "doc-full-inverse"
    menu_order = 130
    submenu_hook = "register_documentation_menu_item"
    items = [Resources, Collections]


class ResourceIndexes(SitePageListingViewSet):
    model = ResourceIndexPage
    icon = "doc-full-inverse"
    menu_hook = SECTIONS
    menu_order = 70


class CollectionIndexes(SitePageListingViewSet):
    model = CollectionIndexPage
    icon = "folder-inverse"
    menu_hook = SECTIONS
    menu_order = 71


LISTS = [DocumentationGroup, ResourceIndexes, CollectionIndexes]
