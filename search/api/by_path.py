"""The record at an address of the site, for whoever has no key yet."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from search.api.parts.names import parts_asked
from search.api.parts.sending import send_record
from search.api.problems import Problem, refuse_unknown_parameters
from search.api.reading import OTHER_RESPONSES
from search.api.schemas import PathQuery, RecordSchema
from search.catalog.selectors import record_at

#: What was public there and is no more has no record with this address.
RESPONSES = {code: said for code, said in OTHER_RESPONSES.items() if code != 410}

router = Router(tags=["content"])


@router.api_operation(["HEAD"], "by-path/", auth=None, include_in_schema=False)
@router.get(
    "by-path/",
    auth=None,
    response={200: RecordSchema, 301: None, 302: None, **RESPONSES},
    url_name="content_by_path",
    operation_id="content_by_path",
    summary="The record at an address",
)
def content_by_path(request: HttpRequest, parameters: Query[PathQuery]):
    """
    The record whose page readers open at `path`, such as `/en/labs/lab-pia/`.

    A former address is answered 301, or 302 where it is not for good, with the address
    that asks for the present one; so is one without its final slash. 404 means that
    nothing public is there, nor leads from there.
    """
    refuse_unknown_parameters(request, set(PathQuery.model_fields))
    parts = parts_asked(parameters.expand)
    # Records have their paths as browsers send them.
    path = iri_to_uri(parameters.path)
    record = record_at(path)
    if record is None:
        return _moved(request, path)
    return send_record(request, record, parts)


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    found = _present_path(path)
    if found is None:
        raise Problem(404, _("Nothing public is at this address of the site."))
    present, is_permanent = found
    asked = QueryDict(mutable=True)
    asked.update(request.GET.dict() | {"path": present})
    return HttpResponse(
        status=301 if is_permanent else 302,
        headers={
            "Location": f"{request.path}?{asked.urlencode(safe='/')}",
            "Cache-Control": "public, no-cache",
        },
    )


def _present_path(path: str) -> tuple[str, bool] | None:
    """Where an address leads that is no page's own, and whether for good."""
    if not path.endswith("/") and record_at(f"{path}/"):
        return f"{path}/", True
    if not apps.is_installed("wagtail.contrib.redirects"):
        return None
    from search.catalog.redirects import page_that_left

    return page_that_left(path)
