"""What a published page still lacks, for editors and for partners who help them."""

from django.http import HttpRequest
from ninja import Query, Router

from search.api.problems import refuse_unknown_parameters
from search.api.reading import (
    OTHER_RESPONSES,
    asked_language,
    identifier,
    send,
    unknown_record,
    withdrawn_record,
)
from search.api.schemas import CompletenessQuery, CompletenessSchema
from search.catalog.completeness import completeness_of
from search.catalog.representation import etag_of

router = Router(tags=["content"])


@router.api_operation(
    ["HEAD"], "{key}/completeness/", auth=None, include_in_schema=False
)
@router.get(
    "{key}/completeness/",
    auth=None,
    response={200: CompletenessSchema, **OTHER_RESPONSES},
    url_name="content_completeness",
    operation_id="content_completeness",
    summary="What a record lacks",
)
def content_completeness(
    request: HttpRequest, key: str, parameters: Query[CompletenessQuery]
):
    """
    What the published page of a key lacks in `locale` (by default the source language),
    and how its translations stand.

    404, 410 and the ETag are as for the record itself.
    """
    refuse_unknown_parameters(request, set(CompletenessQuery.model_fields))
    locale = asked_language(parameters.locale)
    known = identifier(key)
    found = completeness_of(key=known, locale=locale)
    if found is None:
        raise unknown_record(known)
    if not found.is_public:
        raise withdrawn_record()
    text = CompletenessSchema(
        key=known,
        locale=locale,
        lacking=found.lacking,
        translations=found.translations,
        complete=found.is_complete,
    ).model_dump_json()
    return send(request, text, etag=etag_of(text), locale=locale)
