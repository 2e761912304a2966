"""Former addresses, for partners who link to them or keep a copy of the pages."""

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from ninja import Query, Router

from search.api.paging import next_page, page_of
from search.api.problems import refuse_unknown_parameters
from search.api.reading import OTHER_RESPONSES, absolute, send
from search.api.site_schemas import (
    NextSchema,
    RedirectSchema,
    RedirectsQuery,
    RedirectsSchema,
)
from search.catalog.redirects import public_redirects
from search.catalog.representation import etag_of

RESPONSES = {status: OTHER_RESPONSES[status] for status in (304, 400, 405, 412)}

router = Router(tags=["redirects"])


@router.api_operation(["HEAD"], "", auth=None, include_in_schema=False)
@router.get(
    "",
    auth=None,
    response={200: RedirectsSchema, **RESPONSES},
    by_alias=True,
    url_name="redirects",
    operation_id="redirects",
    summary="Addresses that lead to others",
)
def redirects(request: HttpRequest, parameters: Query[RedirectsQuery]):
    """
    The addresses of the site, in every language, that lead to a public page or to
    another site, in alphabetical order and by pages: follow `links.next`.
    """
    refuse_unknown_parameters(request, set(RedirectsQuery.model_fields))
    found, cursor = page_of(
        public_redirects(),
        ["old_path", "id"],
        after=parameters.cursor,
        limit=parameters.limit,
    )
    asked = {"limit": str(parameters.limit)}
    text = RedirectsSchema(
        items=[_redirect(each) for each in found],
        links=NextSchema(next=next_page(request.path, asked, cursor)),
    ).model_dump_json(by_alias=True)
    return send(request, text, etag=etag_of(text))


def _redirect(found) -> RedirectSchema:
    leads_to = absolute(found.leads_to) if found.key else found.redirect_link
    return RedirectSchema(
        former=_path(found.old_path),
        to=leads_to,
        permanent=found.is_permanent,
        key=found.key,
    )


def _path(stored: str) -> str:
    """As the addresses of records are written; Wagtail keeps no final slash."""
    return iri_to_uri(stored if "?" in stored else stored.rstrip("/") + "/")
