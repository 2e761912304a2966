"""
Which files anyone may read: those that no restriction closes, on whatever level.

Wagtail restricts collections of documents, and all that stand below them.
"""

from django.db.models import Q
from django.utils.functional import cached_property
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Collection, CollectionViewRestriction


class OpenDocuments:
    """Answers `document in open_documents`; asks the database once."""

    def __contains__(self, document: AbstractDocument) -> bool:
        return document.collection_id not in self._closed

    @cached_property
    def _closed(self) -> set[int]:
        """Collections that have a restriction, or stand in one that has."""
        restrictions = CollectionViewRestriction.objects.exclude(
            restriction_type=CollectionViewRestriction.NONE
        )
        below = Q()
        for path in restrictions.values_list("collection__path", flat=True):
            below |= Q(path__startswith=path)
        if not below:
            return set()
        return set(Collection.objects.filter(below).values_list("pk", flat=True))


def document_targets(collection: int, using: str | None = None) -> set[str]:
    """The targets of `Mention` of the documents in a collection and below it."""
    paths = Collection.objects.using(using).filter(pk=collection)
    model = get_document_model()
    return {
        f"{model._meta.label_lower}:{number}"
        for path in paths.values_list("path", flat=True)
        for number in model.objects.using(using)
        .filter(collection__path__startswith=path)
        .values_list("pk", flat=True)
    }
