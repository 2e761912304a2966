"""From open pages to what their records hold, many pages in few queries."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from wagtail.models import Page

from search.catalog.abbreviations import ExplainingTerms, keys_in_rich_text
from search.catalog.documents import OpenDocuments
from search.catalog.references import (
    LinkedPages,
    OpenKeys,
    References,
    list_target,
)
from search.catalog.relations import named_pages, parts_of, with_relations
from search.catalog.representation import (
    dump,
    etag_of,
    facet_rows,
    represent,
    sections_of,
)
from search.catalog.richtext import numbers_in_rich_text
from search.catalog.touched import Key, page_key
from search.catalog.world import STEP, World


@dataclass(slots=True)
class Built:
    """All that is stored of one open page."""

    key: UUID
    locale: str
    #: Values of the fields of `Record`, but for its sequence.
    values: dict
    facets: list[tuple[str, str]] = field(default_factory=list)
    targets: set[str] = field(default_factory=set)


class Builder:
    """
    Builds records as they should be, from the database and nothing else.

    `open_keys` says which pages may be named.
    """

    def __init__(self, world: World, open_keys: OpenKeys):
        self.world = world
        self.open_keys = open_keys
        self.linked = LinkedPages(open_keys)
        self.explaining = ExplainingTerms()
        self.open_documents = OpenDocuments()

    def build(self, pages: Iterable[Page]) -> list[Built]:
        """Whole records of open pages, given with the fields that place them."""
        specific = self._specific(pages, whole=True)
        self._give_parents(specific)
        parts = [part for page in specific for part in parts_of(page)]
        self.open_keys.prefetch(page.translation_key for page in named_pages(parts))
        self.linked.prefetch(
            number for part in parts for number in numbers_in_rich_text(part)
        )
        self.explaining.prefetch(
            key for part in parts for key in keys_in_rich_text(part)
        )
        return [self._build_one(page) for page in specific]

    def addresses(self, pages: Iterable[Page]) -> dict[Key, str]:
        """The addresses alone, for pages that only moved with their section."""
        specific = self._specific(pages, whole=False)
        self._give_parents(specific)
        return {page_key(page, self.world): self._address(page) for page in specific}

    def _build_one(self, page: Page) -> Built:
        references = References(
            self.open_keys, self.linked, self.open_documents, self.explaining
        )
        page.open_documents = self.open_documents
        locale = self.world.language(page)
        with translation.override(locale):
            sections = sections_of(page)
            shown = represent(
                page,
                locale=locale,
                path=self._address(page),
                references=references,
                sections=sections,
            )
            facets = facet_rows(page, references)
            point = page.catalog_point()
            lacking = list(dict.fromkeys(page.catalog_lacks()))
            keywords = "\n".join(page.catalog_keywords())
        references.targets.update(list_target(label) for label in page.catalog_lists)
        text = dump(shown)
        stored = [section.as_stored() for section in sections]
        parent = shown["parent"]
        return Built(
            key=page.translation_key,
            locale=locale,
            values={
                "kind": shown["kind"],
                "title": shown["title"],
                "summary": shown["summary"],
                "path": shown["path"],
                "parent": UUID(parent["key"]) if parent else None,
                "keywords": keywords,
                "sections": stored,
                "lacking": lacking,
                "representation": text,
                "etag": etag_of(text),
                "digest": _digest(
                    facets, point, page.catalog_listed, lacking, keywords, stored
                ),
                "first_published_at": page.first_published_at,
                "last_published_at": page.last_published_at,
                "expires_at": page.expire_at,
                "longitude": point.longitude if point else None,
                "latitude": point.latitude if point else None,
                "listed": page.catalog_listed,
            },
            facets=facets,
            targets=references.targets,
        )

    def _address(self, page: Page) -> str:
        return self.world.address(page, page.catalog_path(self.world.below_root(page)))

    def _specific(self, pages: Iterable[Page], *, whole: bool) -> list[Page]:
        by_type: dict[int, list[int]] = defaultdict(list)
        for page in pages:
            by_type[page.content_type_id].append(page.pk)
        found: list[Page] = []
        for content_type, pks in by_type.items():
            model = ContentType.objects.get_for_id(content_type).model_class()
            rows = model.objects.filter(pk__in=pks)
            found.extend(with_relations(rows) if whole else rows)
        return sorted(found, key=lambda page: page.path)

    def _give_parents(self, pages: list[Page]) -> None:
        paths = {page.path[:-STEP] for page in pages}
        parents = {page.path: page for page in Page.objects.filter(path__in=paths)}
        self.open_keys.prefetch(page.translation_key for page in parents.values())
        for page in pages:
            # Where treebeard's get_parent() looks first.
            page._cached_parent_obj = parents[page.path[:-STEP]]


def _digest(facets, point, listed, lacking, keywords, sections) -> str:
    """Of what consumers see beside the representation's bytes."""
    place = [point.longitude, point.latitude] if point else None
    elsewhere = [section for section in sections if "path" in section]
    rest = json.dumps([facets, place, listed, lacking, keywords, *elsewhere])
    return hashlib.sha256(rest.encode()).hexdigest()[:32]
