from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchPagesConfig(AppConfig):
    name = "search.pages"
    label = "search_pages"
    verbose_name = _("Search pages")
