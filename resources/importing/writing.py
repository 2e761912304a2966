"""Writes one resource with all its languages: in one transaction, or not at all."""

from django.db import transaction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import SiteDocument
from resources.importing.documents import (
    Upload,
    bring_document,
    keep_text,
    with_noted_names,
)
from resources.importing.indexing import indexed_once
from resources.importing.jobs import Job
from resources.importing.pages import (
    Pages,
    PageWriter,
    content_of,
    edits,
    present_pages,
)
from resources.importing.wanting import Said, wanted
from resources.models import ImportedResource

Stored = list[tuple[Upload, SiteDocument]]


def write(job: Job, writer: PageWriter) -> tuple[str, str]:
    """
    What became of a resource, and why where someone's edits were kept.

    Not to be called in a transaction: the names of its files are committed before.
    Raises `NotImported`, and then nothing of it is written.
    """
    said = job.said()
    content = wanted(job.line, said, kind=job.options.kind)
    outcome = "updated" if job.imported.written else "created"
    if job.options.dry:
        writer.check(content)
        return outcome, ""
    uploads = with_noted_names(_uploads(job, said, content.title))
    # Each of the twenty rows of a resource would have it indexed again.
    with transaction.atomic(), disable_reference_index_auto_update(), indexed_once():
        pages = present_pages(job.imported, lock=True)
        if why := edits(job.imported, pages):
            return "kept", why
        stored = _store(job, uploads, in_place=writer.replaces(pages))
        files = [(document, upload.language) for upload, document in stored]
        pages = writer.write(job.imported, content, files, pages)
        for upload, document in stored:
            keep_text(document, upload.text)
        _remember(job, stored, pages)
        for each in (*pages.values(), *(document for _upload, document in stored)):
            ReferenceIndex.create_or_update_for_object(each)
    return outcome, ""


def _uploads(job: Job, said: list[Said], titles: dict[str, str]) -> list[Upload]:
    return [
        Upload(
            file=each.file,
            opened=opened.opened,
            content_hash=opened.content_hash,
            language=each.language,
            title=titles[each.language],
            text=each.text,
        )
        for each, opened in zip(said, job.files, strict=True)
    ]


def _store(job: Job, uploads: list[Upload], *, in_place: bool) -> Stored:
    """Each file with its document. Others than those before, where not `in_place`."""
    rows = job.imported.documents
    known = SiteDocument.objects.in_bulk(row["document"] for row in rows)
    stored = []
    for upload in uploads:
        row = _row_of(upload, uploads, rows)
        document = known.get(row.get("document"))
        changed = row.get("hash") != upload.content_hash
        if document and (
            # Someone gave it another file, which is theirs.
            document.file_hash != row["hash"] or (changed and not in_place)
        ):
            document = None
        document = bring_document(
            upload,
            document,
            collection=job.options.collection,
            title_before=row.get("title", ""),
        )
        stored.append((upload, document))
    return stored


def _row_of(upload: Upload, uploads: list[Upload], rows: list[dict]) -> dict:
    """What is remembered of the file: of its path, else of its content if it moved."""
    paths = {each.file.path for each in uploads}
    for row in rows:
        if row["file"] == upload.file.path:
            return row
    for row in rows:
        if row["hash"] == upload.content_hash and row["file"] not in paths:
            return row
    return {}


def _remember(job: Job, stored: Stored, pages: Pages) -> None:
    imported: ImportedResource = job.imported
    imported.fingerprint = job.fingerprint
    imported.written = {
        code: {"live": page.live, "content": content_of(page)}
        for code, page in pages.items()
    }
    imported.documents = [
        {
            "file": upload.file.path,
            "hash": upload.content_hash,
            "title": document.title,
            "document": document.pk,
        }
        for upload, document in stored
    ]
    imported.save()
