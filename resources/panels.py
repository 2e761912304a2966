"""Panels that know kinds of the catalog and not the plugins that bring them."""

from wagtail.admin.panels import PageChooserPanel
from wagtail.admin.widgets import AdminPageChooser

from search.catalog.registry import catalogued_models


class KindChooserPanel(PageChooserPanel):
    """Offers the pages of those of some kinds that are installed."""

    def __init__(self, field_name, kinds=(), **kwargs):
        super().__init__(field_name, **kwargs)
        self.kinds = kinds

    def clone_kwargs(self):
        kwargs = super().clone_kwargs()
        del kwargs["page_type"], kwargs["can_choose_root"]
        return kwargs | {"kinds": self.kinds}

    def get_form_options(self):
        options = super().get_form_options()
        # Only now: the models of every plugin are known.
        models = [
            model for model in catalogued_models() if model.catalog_kind in self.kinds
        ]
        if models:
            widgets = options.setdefault("widgets", {})
            widgets[self.field_name] = AdminPageChooser(target_models=models)
        return options
