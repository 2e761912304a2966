"""One record, as it was stored at publication."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from search.api.problems import (
    Problem,
    bad_parameters,
    refuse_unknown_parameters,
)
from search.api.schemas import ProblemSchema, RecordQuery, RecordSchema
from search.catalog.models import Record
from search.catalog.selectors import languages_of, record_for

router = Router(tags=["content"])

RESPONSES = {
    200: RecordSchema,
    304: None,
    400: ProblemSchema,
    404: ProblemSchema,
    405: ProblemSchema,
    410: ProblemSchema,
    412: ProblemSchema,
}


@router.api_operation(["HEAD"], "{key}/", auth=None, include_in_schema=False)
@router.get(
    "{key}/",
    auth=None,
    response=RESPONSES,
    url_name="content_record",
    operation_id="content_record",
    summary="One record",
)
def content_record(request: HttpRequest, key: str, parameters: Query[RecordQuery]):
    """
    The record of a key in `locale` (by default the source language), else in the first
    language of `fallback` that has it. `locale` in the answer says which it is.

    404 when the key was never public in these languages, 410 when it is no more. The
    strong ETag names the bytes: send it back in `If-None-Match` for a 304.
    """
    refuse_unknown_parameters(request, set(RecordQuery.model_fields))
    locale, fallback = _languages(parameters)
    identifier = _identifier(key)
    record = record_for(key=identifier, locale=locale, fallback=fallback)
    if record is None:
        raise _unknown(identifier)
    if not record.is_public:
        raise Problem(410, _("This was public and is public no more."))
    return _stored(request, record)


def _stored(request: HttpRequest, record: Record) -> HttpResponse:
    etag = f'"{record.etag}"'
    response = HttpResponse(
        record.representation.encode(),
        content_type="application/json",
        headers={
            "ETag": etag,
            "Cache-Control": "public, no-cache",
            "Content-Language": record.locale,
        },
    )
    response = get_conditional_response(request, etag=etag, response=response)
    if response.status_code == 412:
        raise Problem(412, _("The record is not the one that If-Match names."))
    return response


def _languages(parameters: RecordQuery) -> tuple[str, list[str]]:
    """The languages asked for; raises a `Problem` for one that the site has not."""
    known = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    locale = parameters.locale or settings.LANGUAGE_CODE
    fallback = [code.strip() for code in parameters.fallback.split(",") if code.strip()]
    sentence = format_lazy(
        _("This language is unknown. Known: {codes}."), codes=", ".join(known)
    )
    errors = [
        (("query", name), sentence)
        for name, codes in (("locale", [locale]), ("fallback", fallback))
        if any(code not in known for code in codes)
    ]
    if errors:
        raise bad_parameters(errors)
    return locale, fallback


def _identifier(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError:
        raise Problem(404, _("A key is a UUID; this is none.")) from None


def _unknown(key: UUID) -> Problem:
    others = languages_of(key=key)
    if not others:
        return Problem(404, _("Nothing public has this key."))
    sentence = _("Not in these languages; there is one in: {codes}.")
    return Problem(404, format_lazy(sentence, codes=", ".join(others)))
