"""The admin's home says how search is: who follows the catalog, and how far."""

from wagtail.admin.ui.components import Component

from search.catalog.consumers import consumers, lag
from search.engines.admin.searches_report import permission_policy


class IndexHealthPanel(Component):
    """For those who may see what readers search for."""

    name = "search_index"
    template_name = "search_engines/health_panel.html"
    order = 250

    def get_context_data(self, parent_context):
        return {"engines": [_told(each) for each in consumers()]}


def _told(consumer) -> dict:
    health = getattr(consumer, "health", None)
    told = health() if health else None
    behind = lag(consumer)
    return {
        "name": consumer.name,
        "documents": told.documents if told else None,
        "reason": told.reason if told else "",
        "behind": behind,
        "is_made": behind is None,
    }


def add_panel(request, panels: list) -> None:
    if permission_policy.user_has_permission(request.user, "view"):
        panels.append(IndexHealthPanel())
