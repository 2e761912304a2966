"""
Errors as RFC 9457 prescribes: `application/problem+json`, in the reader's language.

`errors` holds, for each parameter that is at fault, `loc` (where: "query", its name)
and `msg` (a sentence).
"""

import json
import logging
from collections.abc import Collection
from functools import wraps
from http import HTTPStatus

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

PROBLEM_TYPE = "application/problem+json"

logger = logging.getLogger("django.request")

#: Our sentence for each of pydantic's kinds of error that our parameters can have.
SENTENCES = {
    "missing": gettext_lazy("This parameter is required."),
    "string_too_long": gettext_lazy("This value is too long."),
    "string_pattern_mismatch": gettext_lazy("This value is not accepted."),
}


class Problem(Exception):
    """Raised by an endpoint; `detail` and the messages of `errors` may be lazy."""

    def __init__(self, status: int, detail, *, errors=(), headers=None):
        super().__init__(status)
        self.status = status
        self.detail = detail
        self.errors = list(errors)
        self.headers = headers or {}


def register_handlers(api: NinjaAPI) -> None:
    api.add_exception_handler(Problem, _on_problem)
    api.add_exception_handler(ValidationError, _on_bad_parameters)
    api.add_exception_handler(HttpError, _on_http_error)
    api.add_exception_handler(SuspiciousOperation, _on_suspicious)
    api.add_exception_handler(Exception, _on_fault)


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    language = translation.get_language_from_request(request)
    with translation.override(language):
        body = {
            "type": "about:blank",
            "title": _title(problem.status),
            "status": problem.status,
            "detail": str(problem.detail),
        }
        if problem.errors:
            body["errors"] = [
                {"loc": list(loc), "msg": str(message)}
                for loc, message in problem.errors
            ]
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=problem.status,
        content_type=PROBLEM_TYPE,
        headers={"Content-Language": language, "Cache-Control": "no-store"}
        | problem.headers,
    )
    patch_vary_headers(response, ["Accept-Language"])
    return response


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """For what no endpoint answers to, under the API's own address."""
    detail = gettext_lazy("There is nothing at this address of the API.")
    return problem_response(request, Problem(404, detail))


def read_only(view):
    """
    A view that answers GET and HEAD, and every other method with a problem.

    Without a form there is nothing to forge: Django's CSRF check is not for it.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        detail = gettext_lazy("This address is only read: use GET or HEAD.")
        headers = {"Allow": "GET, HEAD"}
        return problem_response(request, Problem(405, detail, headers=headers))

    return guarded


def refuse_unknown_parameters(
    request: HttpRequest, known: set[str], *, repeatable: Collection[str] = ()
) -> None:
    """
    Raises a `Problem` that names each query parameter that is not among `known`, or
    comes twice and is not `repeatable`.
    """
    errors = [
        (("query", name), _unknown_parameter(known))
        for name in request.GET
        if name not in known
    ]
    errors += [
        (("query", name), gettext_lazy("This parameter may come only once."))
        for name in known
        if name not in repeatable and len(request.GET.getlist(name)) > 1
    ]
    if errors:
        raise bad_parameters(errors)


def bad_parameters(errors) -> Problem:
    detail = gettext_lazy("Some parameters are not accepted: see “errors”.")
    return Problem(400, detail, errors=errors)


def _unknown_parameter(known: set[str]):
    sentence = gettext_lazy("This parameter is unknown. Known: {names}.")
    return format_lazy(sentence, names=", ".join(sorted(known)))


def _on_problem(request, problem: Problem) -> HttpResponse:
    return problem_response(request, problem)


def _on_bad_parameters(request, error: ValidationError) -> HttpResponse:
    errors = [
        (
            [str(part) for part in each["loc"] if part != "parameters"],
            SENTENCES.get(each["type"], gettext_lazy("This value is not accepted.")),
        )
        for each in error.errors
    ]
    return problem_response(request, bad_parameters(errors))


def _on_http_error(request, error: HttpError) -> HttpResponse:
    return problem_response(
        request, Problem(error.status_code, _title(error.status_code))
    )


def _on_suspicious(request, error: SuspiciousOperation) -> HttpResponse:
    """What Django refuses to read, such as a thousand parameters."""
    detail = gettext_lazy("The request cannot be read, or has too many parameters.")
    return problem_response(request, Problem(400, detail))


def _on_fault(request, error: Exception) -> HttpResponse:
    logger.error("%s %s", request.method, request.path, exc_info=error)
    detail = gettext_lazy("The server could not answer. The fault was noted.")
    return problem_response(request, Problem(500, detail))


def _title(status: int) -> str:
    titles = {
        400: _("Bad request"),
        404: _("Not found"),
        405: _("Method not allowed"),
        410: _("Gone"),
        412: _("Precondition failed"),
        500: _("Server error"),
        503: _("Service unavailable"),
    }
    return titles.get(status, HTTPStatus(status).phrase)
