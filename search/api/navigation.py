"""The menus of the site, for partners who lead their own readers there."""

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from ninja import Query, Router

from search.api.problems import refuse_unknown_parameters
from search.api.reading import OTHER_RESPONSES, absolute, asked_language, send
from search.api.site_schemas import (
    LanguageSchema,
    LinkSchema,
    LocaleQuery,
    MenuItemSchema,
    NavigationSchema,
    PlaceSchema,
)
from search.catalog.models import Record
from search.catalog.navigation import Entry, read_navigation
from search.catalog.registry import site_links
from search.catalog.representation import etag_of

RESPONSES = {status: OTHER_RESPONSES[status] for status in (304, 400, 405, 412)}

router = Router(tags=["navigation"])


@router.api_operation(["HEAD"], "", auth=None, include_in_schema=False)
@router.get(
    "",
    auth=None,
    response={200: NavigationSchema, **RESPONSES},
    url_name="navigation",
    operation_id="navigation",
    summary="The menus of the site",
)
def navigation(request: HttpRequest, parameters: Query[LocaleQuery]):
    """
    The menus in `locale` (by default the source language), with the listed pages one
    level below, and the languages of the site.
    """
    refuse_unknown_parameters(request, set(LocaleQuery.model_fields))
    locale = asked_language(parameters.locale)
    found = read_navigation(locale)
    text = NavigationSchema(
        locale=locale,
        home=PlaceSchema(**_place(found.home)) if found.home else None,
        main=[_item(entry) for entry in found.main],
        secondary=[_item(entry) for entry in found.secondary],
        links=[LinkSchema(name=name, url=url) for name, url in site_links()],
        languages=[_language(home) for home in found.homes],
    ).model_dump_json()
    return send(request, text, etag=etag_of(text), locale=locale)


def _place(record: Record) -> dict:
    return {
        "key": record.key,
        "kind": record.kind,
        "title": record.title,
        "url": absolute(record.path),
    }


def _item(entry: Entry) -> MenuItemSchema:
    return MenuItemSchema(
        **_place(entry.record),
        children=[PlaceSchema(**_place(each)) for each in entry.children],
        children_total=entry.total,
    )


def _language(home: Record) -> LanguageSchema:
    name = get_language_info(home.locale)["name_local"]
    return LanguageSchema(
        code=home.locale, name=capfirst(name), url=absolute(home.path)
    )
