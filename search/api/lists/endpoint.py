"""Everything that is published, in lists that partners filter and page through."""

from django.http import HttpRequest
from ninja import Query, Router

from search.api.lists.answering import answered, link_header
from search.api.lists.asking import read_asked
from search.api.lists.conditions import COLUMNS
from search.api.lists.formats import FORMATS
from search.api.parameters import facets_parameter
from search.api.reading import JSON, OTHER_RESPONSES, send
from search.api.schemas import ListQuery, ListSchema
from search.catalog.lists import window
from search.catalog.representation import etag_of

RESPONSES = {status: OTHER_RESPONSES[status] for status in (304, 400, 405, 412)}

JSON_FORMAT = "json"

router = Router(tags=["content"])


def _filter(name: str, operators) -> dict:
    told = ", ".join(f"`{name}__{operator}`" for operator in operators)
    return {
        "name": name,
        "in": "query",
        "description": f"What has this value; several are alternatives. Also {told}.",
        "required": False,
        "style": "form",
        "explode": True,
        "schema": {"type": "array", "items": {"type": "string"}},
    }


FACETS = facets_parameter(
    "Every facet of the catalog by its name, as in `territory=creuse`; "
    "with the same operators, as in `start_year__gte=2020`. `facets=true` counts them."
)

FILTERS = [
    *(_filter(name, column.operators) for name, column in COLUMNS.items()),
    FACETS,
]


@router.api_operation(["HEAD"], "", auth=None, include_in_schema=False)
@router.get(
    "",
    auth=None,
    response={200: ListSchema, **RESPONSES},
    url_name="content",
    operation_id="content",
    summary="Records, filtered and sorted",
    openapi_extra={"parameters": FILTERS},
)
def content(request: HttpRequest, parameters: Query[ListQuery]):
    """
    The records of `locale` (by default the source language), each thing once; with
    `fallback`, what only those languages have in the first of them that has it.

    Follow `links.next` until it is null: what is published or withdrawn meanwhile makes
    no other record come twice or be passed over. `in` takes values separated by
    commas, `isnull` takes `true` or `false`.

    With `format=geojson` a FeatureCollection, with `format=csv` a table, with
    `format=atom` a feed; the header `Link` leads to the other pages.
    """
    asked = read_asked(request, parameters)
    found = window(asked.wanted, asked.place, asked.limit)
    media, headers = JSON, {}
    if asked.format == JSON_FORMAT:
        text = answered(found, asked, request.path)
    else:
        write, media = FORMATS[asked.format]
        text = write(found.records, asked)
        headers = link_header(found, asked, request.path)
    locales = sorted({record.locale for record in found.records}) or [asked.locale]
    return send(
        request,
        text,
        etag=etag_of(text),
        locale=", ".join(locales),
        media=media,
        headers=headers,
    )
