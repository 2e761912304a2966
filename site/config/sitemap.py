"""The sitemap: what the catalog lists, at its canonical addresses."""

from django.contrib.sitemaps import Sitemap

from search.catalog.models import Record


class CatalogSitemap(Sitemap):
    limit = 5000

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
