"""Which texts of files there should be, and which there are."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from home.models import SiteDocument
from resources.choices import TextState
from resources.models import DocumentText, ResourceFile
from search.catalog.documents import OpenDocuments
from search.catalog.touched import batches


def named_documents() -> QuerySet[SiteDocument]:
    """The documents that some resource names among its files."""
    return SiteDocument.objects.filter(
        pk__in=ResourceFile.objects.values("document")
    ).order_by("pk")


def expect_texts(documents: Iterable[int]) -> list[int]:
    """
    Makes a row to be filled for each file that has none, and says which wait for it.

    What was read of a file that was replaced, or may not be read by all any more, is
    forgotten. Of `documents`, numbers, only those that resources name are looked at.
    """
    waiting: list[int] = []
    for batch in batches(sorted(documents)):
        waiting += _expect(list(named_documents().filter(pk__in=batch)))
    return waiting


def _expect(documents: list[SiteDocument]) -> list[int]:
    open_documents = OpenDocuments()
    readable = [each for each in documents if each in open_documents]
    closed = [each.pk for each in documents if each not in open_documents]
    outdated = DocumentText.objects.filter(document__in=readable)
    outdated.exclude(content_hash=F("document__file_hash")).delete()
    DocumentText.objects.filter(document__in=closed).delete()

    states = dict(
        DocumentText.objects.current(readable).values_list("document", "state")
    )
    # One by one, in the same order everywhere: two at once wait, and do not deadlock.
    DocumentText.objects.bulk_create(
        [
            DocumentText(document=each, content_hash=each.file_hash)
            for each in readable
            if each.pk not in states and each.file_hash
        ],
        ignore_conflicts=True,
    )
    return [
        each.pk
        for each in readable
        if states.get(each.pk, TextState.PENDING) == TextState.PENDING
    ]


def forget_unnamed() -> int:
    """Forgets the texts of files that no resource names any more; says how many."""
    unnamed = DocumentText.objects.exclude(document__in=named_documents())
    return unnamed.delete()[0]
