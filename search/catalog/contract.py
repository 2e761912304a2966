"""What a page type declares to become part of the catalog."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import cached_property

from search.catalog.documents import OpenDocuments

#: As Django's choices: a value, and what it is called in the active language.
Choices = Iterable[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Section:
    """
    What can be found of a page and linked to: plain text under an anchor of the page.

    A section with a `path` is read at an address of its own, the page's with `path`
    after it, such as a page of a file. It is searched, and partners do not get it.
    """

    anchor: str
    heading: str
    text: str
    path: str = ""
    #: The language of the text, where it may be another than the page's.
    language: str = ""
    #: What a result says beside the heading: "PDF, 1.2 MB".
    note: str = ""

    def as_shown(self) -> dict:
        """What partners get."""
        return {"anchor": self.anchor, "heading": self.heading, "text": self.text}

    def as_stored(self) -> dict:
        """What is stored to be searched, without what it does not say."""
        rest = {"path": self.path, "language": self.language, "note": self.note}
        return self.as_shown() | {name: said for name, said in rest.items() if said}


@dataclass(frozen=True, slots=True)
class CatalogDate:
    """What a calendar shows. `end` is exclusive where it is a day."""

    start: date | datetime
    end: date | datetime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Decimal degrees, WGS 84."""

    longitude: float
    latitude: float


class Catalogued:
    """
    Mixed into a page class, before `Page`: what is published of it is in the catalog.

    A class names its `catalog_kind` and, where the defaults do not fit, overrides the
    methods below. They are called once, at publication, on the live page, in the page's
    own language; what they return must depend on nothing else than the page, its child
    rows, and the terms and images that `api_fields`, `catalog_facets` or
    `catalog_lists` name, with what belongs to those terms: their child rows, and the
    terms that they name themselves. Of other pages only the key may be used, never a
    title or an address.
    """

    #: Stable name of the kind, the same in every language: "lab".
    catalog_kind: str
    #: Attributes that can be filtered and counted. A term counts by its key.
    catalog_facets: list[str] = []
    #: What a facet is called where no field says so: {"start_year": _("start")}.
    catalog_facet_labels: dict[str, str] = {}
    #: Choices of a facet that no field gives: {"file_languages": settings.LANGUAGES}.
    catalog_facet_choices: dict[str, Choices] = {}
    #: Vocabularies of which the page shows every row: "home.GlossaryTerm". A row that
    #: is added, changed or deleted builds the page's record again.
    catalog_lists: list[str] = []
    #: False keeps the kind out of default lists and searches.
    catalog_listed = True

    def catalog_summary(self) -> str:
        """Plain text for cards and search results."""
        return getattr(self, "summary", "") or ""

    def catalog_sections(self) -> list[Section]:
        """What can be found and linked to, facts included as lines "label: value"."""
        return []

    def catalog_keywords(self) -> list[str]:
        """Words for what it is about, in its own language: it is found by them."""
        return []

    def catalog_lacks(self) -> list[str]:
        """Codes of what the page should have and has not: "image", "source"."""
        return []

    def catalog_path(self, below_root: str) -> str:
        """
        Address below the site's root, with a slash at the end.

        `below_root` is the address that the tree gives ("cousins/labo-pia/"). A class
        that returns another must answer there: see its index page's `route()`.
        """
        return below_root

    def catalog_point(self) -> Point | None:
        """Where it stands on a map."""
        return None

    def catalog_dates(self) -> list[CatalogDate]:
        return []

    def catalog_jsonld(self) -> dict | None:
        """What schema.org says of it, beyond what every page has."""
        return None

    @cached_property
    def open_documents(self) -> OpenDocuments:
        """Which files anyone may read: pages that are built together share it."""
        return OpenDocuments()

    def _get_relevant_site_root_paths(self, cache_object=None):
        """The root of the page's own language: below another it does not open."""
        language = self.locale.language_code
        return tuple(
            root
            for root in super()._get_relevant_site_root_paths(cache_object)
            if root.language_code == language
        )

    def get_url_parts(self, request=None):
        """Wagtail's parts, with the path that the catalog gives for this page."""
        parts = super().get_url_parts(request)
        if parts is None or parts[2] is None:
            return parts
        site_id, root_url, page_path = parts
        below_root = self._below_root(request)
        declared = self.catalog_path(below_root)
        if below_root and declared != below_root:
            page_path = page_path.removesuffix(below_root) + declared
        return site_id, root_url, page_path

    def _below_root(self, request=None) -> str:
        """Not kept: redirects ask the same instance where it is, and where it was."""
        for root in self._get_relevant_site_root_paths(request):
            return self.url_path[len(root.root_path) :]
        return ""
