"""What a page lacks, beside wagtail-localize's editor too."""

from django import template

from home.admin.completeness import CompletenessSidePanel
from home.models.base import SitePage

register = template.Library()


@register.simple_tag(takes_context=True)
def add_completeness_panel(context) -> str:
    """Adds the panel to those of the page that is translated; writes nothing."""
    translated = context.get("instance")
    if isinstance(translated, SitePage):
        panels = context["side_panels"]
        panels.append(CompletenessSidePanel(translated, context["request"]))
        panels.sort(key=lambda panel: panel.order)
    return ""
