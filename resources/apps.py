from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "resources"
    label = "resources"
    verbose_name = _("Documentation")

    def ready(self):
        # The registry asks for models, which are ready only now.
        from resources.handlers import connect
        from search.catalog.registry import register_navigation

        register_navigation("resource_index")
        register_navigation("collection_index", secondary=True)
        connect()
