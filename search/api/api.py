"""The API for partners, version 1: anonymous to read, documented by itself."""

from django.apps import apps
from ninja import NinjaAPI

from search.api.by_path import router as by_path_router
from search.api.changes import router as changes_router
from search.api.completeness import router as completeness_router
from search.api.content import router as content_router
from search.api.lists.endpoint import router as lists_router
from search.api.navigation import router as navigation_router
from search.api.problems import PROBLEM_TYPE, register_handlers
from search.api.types import router as types_router
from search.api.vocabularies import router as vocabularies_router

DESCRIPTION = """
Everything that the site publishes, in every language, for partners who mirror or embed.

A record is named by its `key`, the same in every language and for good; its `path` is
the page's present address. Errors are `application/problem+json` (RFC 9457) in the
language of `Accept-Language`. An unknown parameter is an error.
"""


class PartnersApi(NinjaAPI):
    def get_openapi_schema(self, **kwargs) -> dict:
        """ninja's document, with the media type that problems really have."""
        document = super().get_openapi_schema(**kwargs)
        for operations in document["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    content = answer.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        content[PROBLEM_TYPE] = content.pop("application/json")
        return document


api = PartnersApi(
    title="Cousinage",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api",
    openapi_url="/openapi.json",
    docs_url="/docs",
)
register_handlers(api)
api.add_router("/content/", lists_router)
api.add_router("/content/", by_path_router)
api.add_router("/content/", content_router)
api.add_router("/content/", completeness_router)
api.add_router("", changes_router)
api.add_router("/navigation/", navigation_router)
api.add_router("/types/", types_router)
api.add_router("/vocabularies/", vocabularies_router)
if apps.is_installed("wagtail.contrib.redirects"):
    # Its models cannot be imported otherwise.
    from search.api.redirects import router as redirects_router

    api.add_router("/redirects/", redirects_router)
if apps.is_installed("search.engines"):
    # Without engines there is no search, and its models cannot be imported.
    from search.api.search import router as search_router

    api.add_router("/search/", search_router)
