"""One record, as it was stored at publication."""

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router

from search.api.parts.names import parts_asked
from search.api.parts.sending import send_record
from search.api.problems import refuse_unknown_parameters
from search.api.reading import (
    OTHER_RESPONSES,
    identifier,
    refuse_unknown_languages,
    split,
    unknown_record,
    withdrawn_record,
)
from search.api.schemas import RecordQuery, RecordSchema
from search.catalog.selectors import record_for

router = Router(tags=["content"])


@router.api_operation(["HEAD"], "{key}/", auth=None, include_in_schema=False)
@router.get(
    "{key}/",
    auth=None,
    response={200: RecordSchema, **OTHER_RESPONSES},
    url_name="content_record",
    operation_id="content_record",
    summary="One record",
)
def content_record(request: HttpRequest, key: str, parameters: Query[RecordQuery]):
    """
    The record of a key in `locale` (by default the source language), else in the first
    language of `fallback` that has it. `locale` in the answer says which it is.

    404 when the key was never public in these languages, 410 when it is no more. The
    strong ETag names the bytes: send it back in `If-None-Match` for a 304. `parts` are
    addresses until `expand` asks for them.
    """
    refuse_unknown_parameters(request, set(RecordQuery.model_fields))
    locale = parameters.locale or settings.LANGUAGE_CODE
    fallback = split(parameters.fallback)
    refuse_unknown_languages({"locale": [locale], "fallback": fallback})
    parts = parts_asked(parameters.expand)
    known = identifier(key)
    record = record_for(key=known, locale=locale, fallback=fallback)
    if record is None:
        raise unknown_record(known)
    if not record.is_public:
        raise withdrawn_record()
    return send_record(request, record, parts)
