"""Beside the form of a page: what it lacks, with links to where it can be added."""

from django.conf import settings
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from home.admin.columns import STATE_LABELS, percent_text
from home.completeness import measure
from home.translation.states import TranslationState, states_of


class CompletenessSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle completeness")
        icon_name = "tasks"

        def get_context_data(self, parent_context):
            context = super().get_context_data(parent_context)
            context["count"] = len(self.panel.completeness.lacks)
            return context

    name = "completeness"
    title = gettext_lazy("Completeness")
    template_name = "home/admin/completeness_panel.html"
    order = 150

    def __init__(self, object, request):
        super().__init__(object, request)
        self.completeness = measure(object)

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        places = _places(parent_context.get("edit_handler"))
        context["percent"] = percent_text(self.completeness)
        context["lacks"] = [
            (lack.label, places.get(lack.field)) for lack in self.completeness.lacks
        ]
        context["languages"] = self._languages()
        return context

    def _languages(self) -> list[tuple[str, str]]:
        """Those in which something is to be done, and what; none for a new page."""
        if self.object.pk is None:
            return []
        states = states_of([self.object])[self.object.pk]
        return [
            (str(name), STATE_LABELS[states[code]])
            for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
            if states[code] is not TranslationState.PRESENT
        ]


class SiteEditView(EditView):
    def get_side_panels(self):
        panels = list(super().get_side_panels())
        if not self.expects_json_response:
            panels.append(CompletenessSidePanel(self.page, self.request))
        return MediaContainer(sorted(panels, key=lambda panel: panel.order))


def _places(form) -> dict[str, str]:
    """The anchors at which the fields and lists of a form stand, by their names."""
    if form is None:
        return {}
    return {
        name: f"{tab.prefix}-{identifier}-section"
        for tab, _identifier in form.visible_children_with_identifiers
        for panel, identifier in tab.visible_children_with_identifiers
        for name in _names(panel.panel)
    }


def _names(panel) -> list[str]:
    """The fields and lists in a panel and in those inside it."""
    own = getattr(panel, "field_name", "") or getattr(panel, "relation_name", "")
    if own:
        return [own]
    return [name for child in getattr(panel, "children", []) for name in _names(child)]
