"""What browsers need to know to offer the site's search beside their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The OpenSearch description of the search in the language of the address."""
    return render(
        request,
        "search_pages/opensearch.xml",
        # Messages of templates are gathered from HTML only.
        {"description": _("Search the site")},
        content_type="application/opensearchdescription+xml",
    )
