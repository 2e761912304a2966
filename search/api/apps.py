from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "search.api"
    label = "search_api"
    verbose_name = _("API for partners")

    def ready(self):
        from search.api.parts.names import part_address, part_names
        from search.catalog.registry import register_part

        for name in part_names():
            register_part(name, part_address(name))
