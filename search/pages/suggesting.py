"""Pages that a reader may mean, while they type: for our script and for browsers."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.catalog.facets import kind_labels
from search.catalog.models import Record
from search.engines.base import EngineUnavailable
from search.engines.current import get_search
from search.engines.reading.finding import read_suggested
from search.pages.forms import LONGEST_QUERY

MOST_SUGGESTIONS = 8

logger = logging.getLogger(__name__)


@require_safe
@cache_control(no_cache=True)
def suggest(request: HttpRequest) -> HttpResponse:
    """
    `suggestions` for what was typed so far in `q`, and `said`: how many, in words.

    There are none for what is empty or too long, nor while no engine can answer.
    """
    records, status = _suggested(request)
    kinds = kind_labels()
    shown = [_as_shown(record, kinds) for record in records]
    return JsonResponse({"suggestions": shown, "said": _said(shown)}, status=status)


@require_safe
@cache_control(no_cache=True)
def completions(request: HttpRequest) -> HttpResponse:
    """The same as browsers want it: the text, titles, a word on each, addresses."""
    records, status = _suggested(request)
    kinds = kind_labels()
    host = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    answer = [
        request.GET.get("q", ""),
        [record.title for record in records],
        [kinds.get(record.kind, "") for record in records],
        [f"{host}{record.path}" for record in records],
    ]
    response = JsonResponse(answer, safe=False, status=status)
    response["Content-Type"] = "application/x-suggestions+json"
    return response


def _suggested(request: HttpRequest) -> tuple[list[Record], int]:
    """The records to suggest, and the status of the answer."""
    text = request.GET.get("q", "").strip()
    if not text or len(text) > LONGEST_QUERY:
        return [], 200
    try:
        hits = get_search().suggest(text, get_language(), MOST_SUGGESTIONS)
    except EngineUnavailable as unavailable:
        logger.warning("The search engine cannot suggest: %s", unavailable)
        return [], 503
    return read_suggested(hits), 200


def _as_shown(record: Record, kinds: dict[str, str]) -> dict[str, str]:
    """`language` and its name are empty where it is the reader's own."""
    language = record.locale if record.locale != get_language() else ""
    name = get_language_info(language)["name_translated"] if language else ""
    return {
        "title": record.title,
        "address": record.path,
        "kind": record.kind,
        "kind_label": kinds.get(record.kind, ""),
        "language": language,
        "language_name": capfirst(str(name)),
    }


def _said(suggestions: list) -> str:
    count = len(suggestions)
    if not count:
        return _("No suggestion")
    return ngettext(
        "%(count)s suggestion: choose it with the arrows.",
        "%(count)s suggestions: choose one with the arrows.",
        count,
    ) % {"count": count}
