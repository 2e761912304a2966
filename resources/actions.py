"""Reads the texts of files, and keeps what was read."""

import hashlib
import logging
from tempfile import TemporaryFile
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from home.models import SiteDocument
from resources.choices import TextState
from resources.models import DocumentText
from resources.models.reading_claim import claimed
from resources.text.failure import (
    CHANGED,
    DAMAGED,
    FORMAT,
    MISSING,
    TIME,
    TOO_LARGE,
)
from resources.text.formats import is_read
from resources.text.limits import MOST_BYTES
from resources.text.running import FileText, read_file
from resources.texts import named_documents
from search.catalog.documents import OpenDocuments

logger = logging.getLogger(__name__)

#: What is said of a document, and not of any that has the same file.
ITS_OWN = (CHANGED, DAMAGED, FORMAT, MISSING)

#: What one file may take, in seconds.
PATIENCE = 60
CHUNK = 1024 * 1024


def read_document(number: int, *, seconds: float = PATIENCE) -> str | None:
    """
    Reads the text of a document's file, if it waits to be read; returns its state.

    None: there is nothing to read, or everybody may not read it. The same file is read
    once, whatever documents have it, and by one process at a time. A file that takes
    longer than `seconds` goes on waiting where others would be more patient.

    Not to be called in a transaction: it may take its time.
    """
    document = named_documents().filter(pk=number).first()
    if document is None or document not in OpenDocuments():
        return None
    content_hash = _hash_of(document)
    if not content_hash:
        return None
    text, _is_new = DocumentText.objects.get_or_create(
        document=document, content_hash=content_hash
    )
    if text.state != TextState.PENDING:
        return text.state
    with claimed(content_hash, seconds) as is_ours:
        if not is_ours:
            return TextState.PENDING
        found = _read_before(content_hash) or _read(document, content_hash, seconds)
        if found.error == TIME and seconds < PATIENCE:
            return TextState.PENDING
        if found.error:
            logger.warning(
                "The file of document %d cannot be read: %s. %s",
                document.pk,
                found.error,
                found.detail,
            )
        return _keep(text, found)


def read_again(texts) -> list[int]:
    """Forgets what was read, or why it was not; returns the documents that wait."""
    hashes = set(texts.values_list("content_hash", flat=True))
    with transaction.atomic():
        rows = DocumentText.objects.filter(content_hash__in=hashes).order_by("pk")
        for row in rows.select_for_update():
            fill_text(row, FileText(), TextState.PENDING)
            row.save()
    return [row.document_id for row in rows]


def _hash_of(document: SiteDocument) -> str:
    """The hash that was kept with the file; empty where the file is missing."""
    try:
        return document.get_file_hash()
    except FileNotFoundError as error:
        logger.warning("The file of document %d is missing: %s", document.pk, error)
        return ""


def _read_before(content_hash: str) -> FileText | None:
    """What was read of the same file for another document."""
    rows = DocumentText.objects.exclude(state=TextState.PENDING)
    row = (
        rows.exclude(error__in=ITS_OWN)
        .filter(content_hash=content_hash)
        .order_by("pk")
        .first()
    )
    if row is None:
        return None
    return FileText(row.pages, row.language, row.partial, row.error)


def _read(document: SiteDocument, content_hash: str, seconds: float) -> FileText:
    if not is_read(document.file_extension):
        return FileText(error=FORMAT)
    try:
        if document.file.size > MOST_BYTES:
            return FileText(error=TOO_LARGE, detail=f"{document.file.size} bytes")
        with TemporaryFile() as copy:
            if _copied(document, copy) != content_hash:
                return FileText(error=CHANGED)
            copy.seek(0)
            return read_file(copy, document.file_extension, seconds)
    except FileNotFoundError as error:
        return FileText(error=MISSING, detail=str(error))


def _copied(document: SiteDocument, copy: BinaryIO) -> str:
    """Copies the file from wherever it is kept, and returns its hash."""
    digest = hashlib.sha1(usedforsecurity=False)
    with document.file.open("rb") as file:
        for chunk in file.chunks(CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _keep(text: DocumentText, found: FileText) -> str:
    """Fills every row that waits for this file: their records follow, with COMMIT."""
    state = state_of(found)
    with transaction.atomic():
        waiting = DocumentText.objects.filter(
            content_hash=text.content_hash, state=TextState.PENDING
        )
        if found.error in ITS_OWN:
            waiting = waiting.filter(pk=text.pk)
        for row in waiting.select_for_update().order_by("pk"):
            fill_text(row, found, state)
            row.save()
    return state


def state_of(found: FileText) -> str:
    if found.error:
        return TextState.FAILED
    return TextState.EXTRACTED if found.has_text else TextState.EMPTY


def fill_text(row: DocumentText, found: FileText, state: str) -> None:
    row.state = state
    row.pages = found.pages if state == TextState.EXTRACTED else []
    row.language = site_language(found.language)
    row.partial = found.partial
    row.error = found.error


def site_language(said: str) -> str:
    """The site's code for what a file says of itself: "fr" for "fr-FR"."""
    code = said.strip().lower().replace("_", "-")
    known = dict(settings.LANGUAGES)
    return next((one for one in (code, code.partition("-")[0]) if one in known), "")
