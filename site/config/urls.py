"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import health, robots
from config.sitemap import CatalogSitemap
from search.catalog import urls as catalog_urls
from search.catalog.views import serve

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("robots.txt", robots.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": {"catalog": CatalogSitemap}},
        name="sitemap",
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(catalog_urls)),
]

if "search.api" in settings.INSTALLED_APPS:
    urlpatterns.append(path("api/v1/", include("search.api.urls")))

# While developing, and renditions only: documents have an address that asks for rights.
urlpatterns += static(
    f"{settings.MEDIA_URL}images/", document_root=f"{settings.MEDIA_ROOT}/images"
)

page_patterns = []
if "search.pages" in settings.INSTALLED_APPS:
    page_patterns.append(path(_("search/"), include("search.pages.urls")))

# Wagtail's own, for passwords and logins, but for the view that serves pages.
page_patterns += [
    pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"
]

urlpatterns += i18n_patterns(
    *page_patterns,
    # Wider than Wagtail's: an inventory number has a full stop in it.
    re_path(r"^((?:[\w.-]+/)*)$", serve, name="wagtail_serve"),
    prefix_default_language=True,
)
