"""What the catalog is told of the texts of files, and what is read when it settles."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from home.models import SiteDocument
from resources.models import DocumentText, ResourceFile
from resources.tasks import read_soon
from resources.texts import expect_texts
from search.catalog.notes import Notes, note
from search.catalog.references import row_target
from search.catalog.settle import register_step_before_settling
from search.catalog.touched import batches


def connect() -> None:
    """Connects the receivers; twice is once."""
    for signal in (post_save, post_delete):
        signal.connect(
            after_text_change,
            sender=DocumentText,
            dispatch_uid=f"resources.after_text_change.{id(signal)}",
        )
    register_step_before_settling(expect_texts_of_what_was_touched)


def after_text_change(sender, instance, using=None, **kwargs):
    """Who names a document is built again when its text comes, changes or goes."""
    note(using, targets=[row_target(SiteDocument(pk=instance.document_id))])


def expect_texts_of_what_was_touched(notes: Notes) -> None:
    """
    Files that a resource begins to name, that are new or that open are read.

    The catalog's notes have all of these: pages that were saved, and documents that
    were saved, moved, or closed and opened with their collection.
    """
    documents = _named_among(notes.pages, _documents(notes.targets))
    if not documents:
        return
    waiting = expect_texts(documents)
    if waiting:
        transaction.on_commit(partial(read_soon, waiting), robust=True)


def _documents(targets: set[str]) -> set[int]:
    """The numbers of the documents among the targets of `Mention`."""
    label = f"{SiteDocument._meta.label_lower}:"
    numbers = {
        target.removeprefix(label) for target in targets if target.startswith(label)
    }
    return {int(number) for number in numbers if number.isdecimal()}


def _named_among(pages: set[int], documents: set[int]) -> set[int]:
    """Those that resources name: of these pages, or of these documents."""
    found: set[int] = set()
    for name, numbers in (("page", pages), ("document", documents)):
        for batch in batches(numbers):
            named = ResourceFile.objects.filter(**{f"{name}__in": batch})
            found.update(named.values_list("document", flat=True))
    return found
