"""`{% surroundings as around %}`: menu, breadcrumbs, languages, canonical address."""

from django import template
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from home import wayfinding
from search.catalog.registry import catalogued_models

register = template.Library()

# Most languages write the names of languages in lower case.
WITH_CAPITALS = ("en", "de", "nl")


@register.simple_tag(takes_context=True)
def surroundings(context) -> wayfinding.Surroundings:
    """The way around the page being drawn, or around a view that draws no page."""
    page = context.get("page")
    return wayfinding.Surroundings(
        request=context.get("request"),
        page=page if isinstance(page, Page) else None,
        language=get_language(),
        path_below=context.get("path_below"),
    )


@register.filter
def kind_label(kind: str) -> str:
    """The name that readers know a kind of the catalog by: "programme"."""
    for model in catalogued_models():
        if model.catalog_kind == kind:
            return capfirst(model._meta.verbose_name)
    return ""


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the page's, as it stands inside a sentence."""
    name = get_language_info(code)["name_translated"]
    return name if get_language().startswith(WITH_CAPITALS) else name.lower()


@register.filter
def absolute(path: str) -> str:
    """The same address with this site's host, for what is copied or printed."""
    return wayfinding.absolute(path)
