from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    name = "search.catalog"
    label = "search_catalog"
    verbose_name = _("Catalog")

    def ready(self):
        # Models are ready only now; importing the checks registers them.
        from search.catalog import checks, handlers  # noqa: F401

        handlers.connect()
        if apps.is_installed("wagtail.contrib.redirects"):
            from search.catalog.redirects import keep_former_addresses
            from search.catalog.writing import register_follower_of_addresses

            register_follower_of_addresses(keep_former_addresses)
