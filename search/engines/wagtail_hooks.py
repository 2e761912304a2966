"""What editors say of words and of what comes first: a menu of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.engines.admin import health_panel, searches_report
from search.engines.models import Promotion, SynonymGroup


class Synonyms(SnippetViewSet):
    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("Synonyms")
    menu_order = 10
    list_display = ["__str__", "locale"]
    list_filter = ["locale"]
    list_export = ["locale", "expressions"]
    search_fields = ["expressions"]
    search_backend_name = None


class Promotions(SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Promoted results")
    menu_order = 20
    list_display = ["__str__", "locale", "order"]
    list_filter = ["locale"]
    list_export = ["locale", "queries", "page", "order"]
    search_fields = ["queries"]
    search_backend_name = None

    def get_queryset(self, request):
        return Promotion.objects.select_related("page")


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 350
    items = (Synonyms, Promotions)


register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def register_report_of_searches():
    return searches_report.addresses()


@hooks.register("register_reports_menu_item")
def register_report_of_searches_menu_item():
    return searches_report.menu_item()


@hooks.register("construct_homepage_panels")
def say_how_search_is(request, panels):
    health_panel.add_panel(request, panels)
