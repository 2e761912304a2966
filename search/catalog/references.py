"""
How one thing names another: by kind and key, never by title or address.

A `References` collects what a record mentions while it is built, and answers for the
targets that are open now.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from search.catalog.documents import OpenDocuments
from search.catalog.models import Record
from search.catalog.registry import kind_of, vocabulary_kind

if TYPE_CHECKING:
    from search.catalog.abbreviations import ExplainingTerms


def page_target(key: UUID) -> str:
    """The `Mention.target` of a page, in whatever language."""
    return f"page:{key}"


def row_target(instance: models.Model) -> str:
    """The `Mention.target` of a term, an image or another row."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def list_target(label: str) -> str:
    """The `Mention.target` of every row of a model, named by its label."""
    return f"{label.lower()}:*"


def targets_of_row(model: type[models.Model], number: int) -> set[str]:
    """What a row's change concerns: who names it, and who shows every row."""
    label = model._meta.label_lower
    return {f"{label}:{number}", list_target(label)}


def is_mentionable(model: type[models.Model]) -> bool:
    """Whether records may name rows of `model`, so that its changes concern them."""
    return vocabulary_kind(model) is not None or issubclass(
        model, AbstractDocument | AbstractImage
    )


class OpenKeys:
    """Which keys are open in some language; what `settle` decided comes first."""

    def __init__(self, decided: dict[UUID, bool] | None = None):
        self._open = dict(decided or {})

    def prefetch(self, keys: Iterable[UUID]) -> None:
        missing = {key for key in keys if key not in self._open}
        if missing:
            found = set(
                Record.objects.filter(key__in=missing, withdrawn=False).values_list(
                    "key", flat=True
                )
            )
            self._open.update({key: key in found for key in missing})

    def __contains__(self, key: UUID) -> bool:
        self.prefetch([key])
        return self._open[key]


class LinkedPages:
    """Pages that rich text links to, by primary key: many are read at once."""

    def __init__(self, open_keys: OpenKeys):
        self._open_keys = open_keys
        self._pages: dict[int, Page | None] = {}

    def prefetch(self, numbers: Iterable[int]) -> None:
        missing = {number for number in numbers if number not in self._pages}
        if missing:
            pages = Page.objects.only("translation_key", "content_type")
            found = pages.in_bulk(missing)
            self._pages.update({number: found.get(number) for number in missing})
            self._open_keys.prefetch(page.translation_key for page in found.values())

    def __getitem__(self, number: int) -> Page | None:
        self.prefetch([number])
        return self._pages[number]


class References:
    """What one record names."""

    def __init__(
        self,
        open_keys: OpenKeys,
        linked: LinkedPages,
        open_documents: OpenDocuments,
        explaining: "ExplainingTerms",
    ):
        self._open_keys = open_keys
        self._linked = linked
        self._open_documents = open_documents
        self.explaining = explaining
        self.targets: set[str] = set()

    def to_number(self, number: int | None) -> dict | None:
        """The page with a primary key, as rich text says it."""
        return self.to_page(self._linked[number]) if number else None

    def to_page(self, page: Page | None) -> dict | None:
        """`{"kind", "key"}`, or None for what no anonymous reader can open."""
        if page is None:
            return None
        self.targets.add(page_target(page.translation_key))
        kind = kind_of(page)
        if kind is None or page.translation_key not in self._open_keys:
            return None
        return {"kind": kind, "key": str(page.translation_key)}

    def to_row(self, instance: models.Model | None) -> dict | None:
        """
        `{"kind", "key"}` of a term; an image and a file also say what they are.

        None for a file that an anonymous reader may not open.
        """
        if instance is None:
            return None
        if isinstance(instance, Page):
            return self.to_page(instance)
        self.targets.add(row_target(instance))
        kind = vocabulary_kind(type(instance))
        if kind is not None:
            return {"kind": kind, "key": instance.key}
        if isinstance(instance, AbstractImage):
            return {"kind": "image", "key": str(instance.pk)} | instance.catalog_card()
        if isinstance(instance, AbstractDocument):
            return self._to_document(instance)
        raise ImproperlyConfigured(
            f"Records cannot name {instance._meta.label}: register it as a vocabulary."
        )

    def _to_document(self, document: AbstractDocument) -> dict | None:
        if document not in self._open_documents:
            return None
        named = {"kind": "document", "key": str(document.pk)}
        return named | document.catalog_card()
