"""Everything under /api/v1/."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from search.api.api import api
from search.api.problems import no_such_address, read_only

# Not `app_name`: Django would take it for this module's own.
endpoints, application, namespace = api.urls
for endpoint in endpoints:
    endpoint.callback = read_only(endpoint.callback)

urlpatterns = [
    path("", read_only(RedirectView.as_view(pattern_name="api:openapi-view"))),
    path("", include((endpoints, application), namespace)),
    re_path("", no_such_address),
]
