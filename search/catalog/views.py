"""Pages at their addresses, and the address that a key always has."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseGone
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from wagtail import views

from search.catalog.routing import passed, served, way_of
from search.catalog.selectors import record_for


@require_safe
@vary_on_headers("Accept-Language", "Cookie")
def permanent(request, key: UUID) -> HttpResponse:
    """
    Leads to the current page in the reader's language, else in another.

    404 for a key that was never public, 410 for one that is public no more.
    """
    preferred = translation.get_language_from_request(request)
    others = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    record = record_for(key=key, locale=preferred, fallback=others)
    if record is None:
        raise Http404
    if not record.is_public:
        return HttpResponseGone(render(request, "410.html").content)
    return redirect(record.path)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view of a page, once it is found: see `search.catalog.routing`."""
    slugs = [slug for slug in path.split("/") if slug]
    way = way_of(request, slugs)
    if way is None:
        raise Http404
    home = passed(way.home) if slugs else served(way.home)
    # Where Wagtail keeps what it found: it looks there first.
    request._wagtail_route_for_request = home.route(request, slugs)
    return views.serve(request, path)
