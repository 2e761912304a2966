import logging

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.engines.base import EngineUnavailable, Query
from search.engines.current import get_search
from search.engines.reading.finding import Found, find, read_found
from search.pages.forms import SearchForm

PAGE_SIZE = 20

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
        asked = Query(query, get_language())
        try:
            found = find(search=get_search(), query=asked)
        except EngineUnavailable as unavailable:
            logger.warning("The search engine cannot answer: %s", unavailable)
            error = _("Search is not available at the moment. Try again in a minute.")
            context["error"] = error
        else:
            context |= _shown(found, asked, request.GET.get("page", ""))
    status = 503 if "error" in context else 200
    return render(request, "search_pages/search.html", context, status=status)


def _shown(found: Found, asked: Query, number: str) -> dict:
    """One page of what was found, the reader's language apart from the others."""
    pages = _page(Paginator(found.places, PAGE_SIZE), number)
    shown = read_found(pages.object_list, found.corrected or asked.text)
    return {
        "results": found,
        "pages": pages,
        "hits": [each for each in shown if each.record.locale == asked.locale],
        "others": [each for each in shown if each.record.locale != asked.locale],
    }


def _page(paginator: Paginator, number: str) -> Page:
    """A number past the end gives the last page, and one that is none the first."""
    try:
        return paginator.get_page(max(int(number), 1))
    except ValueError:
        return paginator.get_page(1)
