from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Site")

    def ready(self):
        # Models are ready only now.
        from home.models import Source
        from home.translation.facts import follow_sources
        from search.catalog.registry import register_vocabulary
        from search.catalog.settle import (
            register_step_before_settling,
        )

        register_vocabulary("source", Source)
        register_step_before_settling(follow_sources)
