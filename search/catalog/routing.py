"""
How a page is found at its address, in three queries.

Wagtail asks for the language, for its home page, and twice for every page on the way.
Here the site is asked for, then all pages on the way, then the page that is served with
what it speaks of. As with Wagtail, each page on the way is asked where it leads: its
`route()` may give another page, of `served_pages()`.
"""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site

#: How deep the first pages stand that are shown at all.
HOME_DEPTH = 2


class Way:
    """The home page of the active language, and the pages on the way from there."""

    def __init__(self, home: Page, pages: list[Page]):
        self.home = home
        self._pages = {(page.path[: -Page.steplen], page.slug): page for page in pages}

    def step(self, parent: Page, slug: str, *, last: bool) -> Page | None:
        """
        The page of a slug below another, if it was read on the way.

        Specific; where it is not the last, only with what every page has.
        """
        page = self._pages.get((parent.path, slug))
        if page is None:
            return None
        page._cached_parent_obj = parent
        return served(page) if last else passed(page)


def way_of(request: HttpRequest, slugs: Iterable[str] = ()) -> Way | None:
    """
    The way of a request, read the first time that it is asked for.

    None without a published home page in the active language, for which Wagtail would
    look in the source's tree; and for any other site: one installation is one site, and
    the catalog knows no address of another.
    """
    if not hasattr(request, "_catalog_way"):
        request._catalog_way = _read_way(Site.find_for_request(request), slugs)
    return request._catalog_way


def _read_way(site: Site | None, slugs: Iterable[str]) -> Way | None:
    if site is None or not site.is_default_site:
        return None
    root = site.root_page
    pages = [
        page
        for page in Page.objects.filter(
            Q(translation_key=root.translation_key) | Q(slug__in=slugs)
        ).select_related("locale")
        if page.locale.language_code == get_language()
    ]
    for page in pages:
        is_home = page.translation_key == root.translation_key
        if is_home and (page.live or page.pk == root.pk):
            return Way(page, pages)
    return None


def served_pages(pages: QuerySet[Page]) -> QuerySet[Page]:
    """
    Pages of one type as they are served, with what they speak of (`page_relations`).

    Of each it is known whether it, or a page above it, has a restriction.
    """
    restrictions = PageViewRestriction.objects.alias(
        served_path=Cast(OuterRef("path"), TextField())
    ).filter(served_path__startswith=F("page__path"))
    return pages.select_related(
        "locale", *getattr(pages.model, "page_relations", ())
    ).annotate(is_restricted=Exists(restrictions))


def has_no_restriction(page: Page) -> bool:
    """
    Whether it is known that no restriction is on a page or above it.

    Not of pages that were not read by `served_pages()`; nor below aliases, of which
    Wagtail asks their sources.
    """
    if getattr(page, "is_restricted", True):
        return False
    # The tree's own root, which is above the homes, is never an alias.
    while page.alias_of_id is None and page.depth > HOME_DEPTH:
        page = page.get_parent()
    return page.alias_of_id is None


def served(page: Page) -> Page:
    """The page, specific, as it is served."""
    model = page.specific_class or Page
    whole = served_pages(model._default_manager.all()).get(pk=page.pk)
    return _in_place_of(page, whole)


def passed(page: Page) -> Page:
    """The page, specific, with what every page has: nothing is asked."""
    return _in_place_of(page, page.specific_deferred)


def _in_place_of(page: Page, specific: Page) -> Page:
    """The same page at its place in the tree and in its language."""
    specific.locale = page.locale
    if hasattr(page, "_cached_parent_obj"):
        specific._cached_parent_obj = page._cached_parent_obj
    return specific
