"""
What decides whether an anonymous reader can open a page, and at which address.

Read from the database and never from Wagtail's caches, which are a process's own and
may be an hour old. The rules are those of Wagtail's routing and of
`search.catalog.wagtail_hooks`; `docs/explanation/catalog.md` lists them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.http import RFC3986_SUBDELIMS
from wagtail.models import Locale, Page, PageViewRestriction, Site

from search.catalog.registry import kind_of

STEP = Page.steplen
#: What Django's reverse() leaves as it is in a path.
URL_SAFE = RFC3986_SUBDELIMS + "/~:@"

#: What is read of a page to place it.
PLACING_FIELDS = (
    "id",
    "path",
    "depth",
    "url_path",
    "live",
    "expire_at",
    "alias_of_id",
    "translation_key",
    "locale_id",
    "content_type_id",
)


@dataclass(frozen=True, slots=True)
class Root:
    """The page that is a language's home."""

    path: str
    url_path: str
    prefix: str
    reachable: bool


class World:
    """The site's roots, languages and restrictions, as they are in the transaction."""

    def __init__(self):
        published = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
        self.languages: dict[int, str] = {
            pk: code
            for pk, code in Locale.objects.values_list("pk", "language_code")
            if code in published
        }
        self.roots: dict[int, Root] = self._read_roots()
        self._restricted: set[int] | None = None
        self._final_sources: dict[int, int] = {}

    def _read_roots(self) -> dict[int, Root]:
        """
        The roots by locale, of the default site.

        A translation of the root that is a draft makes its whole language unreachable:
        Wagtail then routes the language's addresses in the source's tree.
        """
        site = (
            Site.objects.order_by("-is_default_site", "pk")
            .select_related("root_page")
            .first()
        )
        if site is None:
            return {}
        pages = Page.objects.filter(
            translation_key=site.root_page.translation_key,
            locale_id__in=self.languages,
        )
        return {
            page.locale_id: Root(
                path=page.path,
                url_path=page.url_path,
                prefix=_prefix(self.languages[page.locale_id]),
                reachable=page.live or page.pk == site.root_page_id,
            )
            for page in pages
        }

    def open_pages(self, pages: Iterable[Page], now: datetime) -> set[int]:
        """Primary keys of those pages that an anonymous reader can open."""
        placed = [page for page in pages if self._is_placed(page, now)]
        closed = self._closed_by_restriction(placed)
        return {page.pk for page in placed if page.pk not in closed}

    def root_of(self, page: Page) -> Root | None:
        """The root of the page's own language, if the page stands below it."""
        root = self.roots.get(page.locale_id)
        if root is None or not page.path.startswith(root.path):
            return None
        return root

    def below_root(self, page: Page) -> str:
        """The address that the tree gives to a page below its language's root."""
        return page.url_path[len(self.roots[page.locale_id].url_path) :]

    def address(self, page: Page, declared: str) -> str:
        """The address, as URLs are written, that a page declares below its root."""
        return quote(self.roots[page.locale_id].prefix + declared, safe=URL_SAFE)

    def language(self, page: Page) -> str:
        """The code of a page's language; empty for one that is not published."""
        return self.languages.get(page.locale_id, "")

    def _is_placed(self, page: Page, now: datetime) -> bool:
        if not page.live or page.alias_of_id is not None:
            return False
        if page.expire_at is not None and page.expire_at <= now:
            return False
        root = self.root_of(page)
        if root is None or not root.reachable or kind_of(page) is None:
            return False
        address = root.prefix + self.below_root(page)
        return is_served_by_wagtail(address, self.language(page))

    def _closed_by_restriction(self, pages: list[Page]) -> set[int]:
        restricted = self._restricted_pages()
        if not restricted or not pages:
            return set()
        paths = {
            page.path[:length]
            for page in pages
            for length in range(STEP, len(page.path) + 1, STEP)
        }
        closed_paths = {
            path
            for path, pk, alias_of in _in_batches(paths)
            if self._final_source(pk, alias_of) in restricted
        }
        return {
            page.pk
            for page in pages
            if any(
                page.path[:length] in closed_paths
                for length in range(STEP, len(page.path) + 1, STEP)
            )
        }

    def _restricted_pages(self) -> set[int]:
        if self._restricted is None:
            self._restricted = set(
                PageViewRestriction.objects.exclude(
                    restriction_type=PageViewRestriction.NONE
                ).values_list("page_id", flat=True)
            )
        return self._restricted

    def _final_source(self, pk: int, alias_of: int | None) -> int:
        """Wagtail asks an alias's source for its restrictions, and so on."""
        seen = {pk}
        while alias_of is not None and alias_of not in seen:
            pk = alias_of
            seen.add(pk)
            if pk not in self._final_sources:
                self._final_sources[pk] = Page.objects.values_list(
                    "alias_of_id", flat=True
                ).get(pk=pk)
            alias_of = self._final_sources[pk]
        return pk


def is_served_by_wagtail(path: str, language: str) -> bool:
    """Whether a language's path leads to Wagtail's pages, not to another view."""
    with translation.override(language):
        try:
            return resolve(path).url_name == "wagtail_serve"
        except Resolver404:
            return False


@lru_cache
def _prefix(language: str) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", args=("",))


def _in_batches(paths: set[str], size: int = 500):
    ordered = sorted(paths)
    for start in range(0, len(ordered), size):
        yield from Page.objects.filter(
            path__in=ordered[start : start + size]
        ).values_list("path", "pk", "alias_of_id")
