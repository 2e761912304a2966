"""The site's addresses, Wagtail's APIs, and a view that does nothing."""

from django.http import HttpResponse
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api as api_v3

from config.urls import urlpatterns as site_urlpatterns
from search.catalog.models import Record

api_v2 = WagtailAPIRouter("wagtailapi")
api_v2.register_endpoint("pages", PagesAPIViewSet)

_bytes: dict[str, bytes] = {}


def constant(request) -> HttpResponse:
    """The bytes of a programme's record, from memory."""
    if not _bytes:
        record = Record.objects.get(
            kind="programme", path__endswith="/fr/cousins/00C.001/"
        )
        _bytes["record"] = record.representation.encode()
    return HttpResponse(_bytes["record"], content_type="application/json")


urlpatterns = [
    path("constant/", constant),
    path("api/v2/", api_v2.urls),
    path("api/v3/", api_v3.urls),
    *site_urlpatterns,
]
