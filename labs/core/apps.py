from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LabsConfig(AppConfig):
    name = "labs.core"
    label = "labs_core"
    verbose_name = _("Labs")

    def ready(self):
        # Models are ready only now.
        from labs.core import models
        from search.catalog.registry import (
            register_navigation,
            register_vocabulary,
        )

        for kind in (
            "lab_index",
            "programme_index",
            "testimony_index",
            "topic_index",
            "definition",
        ):
            register_navigation(kind)
        register_navigation("territory_list", secondary=True)
        for kind, model in (
            ("territory", models.Territory),
            ("archetype", models.Archetype),
            ("signature", models.Signature),
            ("axis", models.Axis),
            ("layer", models.Layer),
            ("vigilance_point", models.VigilancePoint),
            ("competence", models.Competence),
        ):
            register_vocabulary(kind, model)
