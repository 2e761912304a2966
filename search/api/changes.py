"""What a mirror reads: everything once, and then whatever changed, in order."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router

from search.api.lists.conditions import read_type
from search.api.problems import Problem, bad_parameters, refuse_unknown_parameters
from search.api.reading import OTHER_RESPONSES, absolute, refuse_unknown_languages, send
from search.api.refusing import Refused
from search.api.schemas import ChangesQuery, ChangesSchema, ExportQuery, ProblemSchema
from search.catalog.cursors import BadCursor, Cursor
from search.catalog.models import Record
from search.catalog.representation import dump, etag_of
from search.catalog.selectors import (
    EpochEnded,
    changes_after,
    current_cursor,
    export_from,
)

RESPONSES = {status: OTHER_RESPONSES[status] for status in (304, 400, 405, 412)} | {
    410: ProblemSchema
}

NDJSON = "application/x-ndjson"

router = Router(tags=["mirror"])


@router.api_operation(["HEAD"], "changes/", auth=None, include_in_schema=False)
@router.get(
    "changes/",
    auth=None,
    response={200: ChangesSchema, **RESPONSES},
    url_name="changes",
    operation_id="changes",
    summary="What changed since",
)
def changes(request: HttpRequest, parameters: Query[ChangesQuery]):
    """
    Everything that happened after the cursor `since`, in order: for each record its
    present state. Without `since`, from the beginning.

    `event` is `published` with the `record` as it is now, or `withdrawn` with null:
    delete your copy. Ask again with the `cursor` of the answer, at once while `more` is
    true. 410: the site was restored from a backup; begin again with the export.
    """
    _check(request, parameters)
    try:
        since = Cursor.parse(parameters.since) if parameters.since else None
    except BadCursor:
        sentence = _("This is no cursor that the API gave.")
        raise bad_parameters([(("query", "since"), sentence)]) from None
    try:
        records, reached = changes_after(
            since,
            limit=parameters.limit,
            kinds=parameters.type,
            locales=parameters.locale,
        )
    except EpochEnded:
        raise _restored() from None
    text = _told(records, reached, parameters, request.path)
    return send(request, text, etag=etag_of(text))


@router.get(
    "export.ndjson",
    auth=None,
    response={200: None, **{n: RESPONSES[n] for n in (400, 405)}},
    url_name="export",
    operation_id="export",
    summary="Everything that is published",
    openapi_extra={
        "responses": {
            200: {
                "description": "A line for each record, then one about the export.",
                "content": {NDJSON: {"schema": {"type": "string"}}},
            }
        }
    },
)
def export(request: HttpRequest, parameters: Query[ExportQuery]):
    """
    Every record in every language, one JSON document a line, in no order.

    The last line is about the export: `cursor` and `changes` say where to read on. An
    export without it broke off.
    """
    _check(request, parameters)
    cursor = current_cursor()
    return StreamingHttpResponse(
        _lines(cursor, parameters),
        content_type=NDJSON,
        headers={
            "Cache-Control": "public, no-cache",
            "Content-Disposition": 'attachment; filename="export.ndjson"',
        },
    )


@router.api_operation(["HEAD"], "export.ndjson", auth=None, include_in_schema=False)
def export_head(request: HttpRequest, parameters: Query[ExportQuery]):
    """Nothing is read for who only asks whether it is there."""
    answer = export(request, parameters)
    answer.streaming_content = []
    return answer


def _check(request: HttpRequest, parameters: ExportQuery) -> None:
    refuse_unknown_parameters(
        request, set(type(parameters).model_fields), repeatable=("type", "locale")
    )
    refuse_unknown_languages({"locale": parameters.locale})
    try:
        for kind in parameters.type:
            read_type(kind)
    except Refused as refused:
        raise bad_parameters([(("query", "type"), refused.args[0])]) from None


def _told(
    records: list[Record], reached: Cursor, parameters: ChangesQuery, path: str
) -> str:
    items = ",".join(map(_change, records))
    asked = {"limit": parameters.limit, "since": str(reached)}
    asked |= {"locale": parameters.locale, "type": parameters.type}
    about = {
        "cursor": str(reached),
        "more": len(records) == parameters.limit,
        "links": {"next": absolute(f"{path}?{urlencode(asked, doseq=True)}")},
    }
    return f'{{"items":[{items}],{dump(about)[1:]}'


def _change(record: Record) -> str:
    """What expired is withdrawn, whether or not its tombstone was written yet."""
    event = "published" if record.is_public else "withdrawn"
    told = dump(
        {
            "event": event,
            "key": str(record.key),
            "kind": record.kind,
            "locale": record.locale,
        }
    )
    shown = record.representation if record.is_public else "null"
    return f'{told[:-1]},"record":{shown}}}'


def _lines(cursor: Cursor, parameters: ExportQuery) -> Iterator[str]:
    records = export_from(cursor, kinds=parameters.type, locales=parameters.locale)
    yield from map(_line, records)
    asked = {"since": str(cursor), "locale": parameters.locale, "type": parameters.type}
    query = urlencode(asked, doseq=True)
    about = {"cursor": str(cursor), "changes": absolute(f"/api/v1/changes/?{query}")}
    yield _line(dump(about))


def _line(text: str) -> str:
    return f"{text}\n"


def _restored() -> Problem:
    sentence = _(
        "The site was restored from a backup after this cursor was given: begin again "
        "with the export."
    )
    return Problem(410, sentence)
