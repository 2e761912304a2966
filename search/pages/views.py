import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.engines.base import EngineUnavailable
from search.engines.current import get_search
from search.engines.logbook import logbook
from search.engines.reading.finding import find
from search.pages.asking import Asked
from search.pages.forms import SearchForm
from search.pages.showing import shown

logger = logging.getLogger(__name__)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """
    The reader's search: a form, and what answers `q` in the language of the address.

    When the engine cannot answer, the page says so with status 503.
    """
    form = SearchForm(request.GET if "q" in request.GET else None)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "query": query}
    if query:
        asked = Asked.read(query, get_language(), request.GET)
        try:
            found = find(search=get_search(), query=asked.query)
        except EngineUnavailable as unavailable:
            logger.warning("The search engine cannot answer: %s", unavailable)
            error = _("Search is not available at the moment. Try again in a minute.")
            context["error"] = error
        else:
            if request.method == "GET" and "page" not in request.GET:
                _note(asked, found.total)
            context |= shown(found, asked, request.GET.get("page", ""))
    status = 503 if "error" in context else 200
    return render(request, "search_pages/search.html", context, status=status)


def _note(asked: Asked, total: int) -> None:
    """A search as it was first made: neither narrowed nor read on."""
    if not asked.filters and not asked.exact:
        logbook.note_search(asked.text, asked.locale, total)
