"""The record at an address of the site, for whoever has no key yet."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from search.api.parts.expanding import expanded_text
from search.api.parts.names import parts_asked
from search.api.problems import Problem, refuse_unknown_parameters
from search.api.reading import OTHER_RESPONSES, send
from search.api.schemas import PathQuery, RecordSchema
from search.catalog.representation import etag_of
from search.catalog.selectors import record_at

router = Router(tags=["content"])


@router.api_operation(["HEAD"], "by-path/", auth=None, include_in_schema=False)
@router.get(
    "by-path/",
    auth=None,
    response={200: RecordSchema, 301: None, **OTHER_RESPONSES},
    url_name="content_by_path",
    operation_id="content_by_path",
    summary="The record at an address",
)
def content_by_path(request: HttpRequest, parameters: Query[PathQuery]):
    """
    The record whose page readers open at `path`, such as `/en/labs/lab-pia/`.

    A former address is answered 301 with the address that asks for the present one; 404
    means that nothing public is there, nor leads from there.
    """
    refuse_unknown_parameters(request, set(PathQuery.model_fields))
    parts = parts_asked(parameters.expand)
    record = record_at(parameters.path)
    if record is None:
        return _moved(request, parameters.path)
    if parts:
        text = expanded_text(record, parts)
        return send(request, text, etag=etag_of(text), locale=record.locale)
    return send(request, record.representation, etag=record.etag, locale=record.locale)


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    present = _present_path(path)
    if present is None:
        raise Problem(404, _("Nothing public is at this address of the site."))
    asked = QueryDict(mutable=True)
    asked.update(request.GET.dict() | {"path": present})
    return HttpResponse(
        status=301,
        headers={
            "Location": f"{request.path}?{asked.urlencode(safe='/')}",
            "Cache-Control": "public, no-cache",
        },
    )


def _present_path(path: str) -> str | None:
    """Where a former address of a public page leads."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return None
    from search.catalog.redirects import page_that_left

    return page_that_left(path)
