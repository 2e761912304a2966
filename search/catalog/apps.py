from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    name = "search.catalog"
    label = "search_catalog"
    verbose_name = _("Catalog")

    def ready(self):
        # Models are ready only now; importing the checks registers them.
        from search.catalog import checks, handlers  # noqa: F401

        handlers.connect()
