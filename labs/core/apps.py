from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LabsConfig(AppConfig):
    name = "labs.core"
    label = "labs_core"
    verbose_name = _("Labs")

    def ready(self):
        # Models are ready only now.
        from labs.core.models import Territory
        from search.catalog.registry import (
            register_navigation,
            register_vocabulary,
        )

        register_navigation("programme_index")
        register_vocabulary("territory", Territory)
