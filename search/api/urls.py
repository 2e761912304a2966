"""Everything under /api/v1/."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from search.api.api import api
from search.api.problems import no_such_address

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api:openapi-view")),
    path("", api.urls),
    re_path("", no_such_address),
]
