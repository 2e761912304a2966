"""The sitemap: what the catalog lists, at its canonical addresses."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from search.catalog.models import Record


class CatalogSitemap(Sitemap):
    limit = 5000

    @property
    def protocol(self) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme

    def get_domain(self, site=None) -> str:
        """The host of the canonical addresses, whatever the request's was."""
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc

    def items(self):
        return (
            Record.objects.public()
            .only("path", "last_published_at")
            .order_by("path", "pk")
        )

    def location(self, item: Record) -> str:
        return item.path

    def lastmod(self, item: Record):
        return item.last_published_at
