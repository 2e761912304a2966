"""One record, as it was stored or with the parts that were asked for."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from search.api.parts.expanding import expanded_text
from search.api.reading import send
from search.catalog.models import Record
from search.catalog.representation import etag_of


def send_record(
    request: HttpRequest, record: Record, parts: Sequence[str]
) -> HttpResponse:
    if not parts:
        stored = record.representation
        return send(request, stored, etag=record.etag, locale=record.locale)
    text = expanded_text(record, parts)
    return send(request, text, etag=etag_of(text), locale=record.locale)
