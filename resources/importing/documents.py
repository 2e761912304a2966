"""The files of a resource as documents: stored once, replaced when they change."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os.path import splitext
from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import Storage
from django.utils.text import get_valid_filename, slugify
from wagtail.models import Collection

from home.models import SiteDocument
from resources.actions import fill_text, state_of
from resources.importing.failures import NotImported, failure, failures_of
from resources.importing.folder import FoundFile
from resources.importing.naming import shortened
from resources.models import DocumentText, StrayFile
from resources.text.failure import CHANGED
from resources.text.running import FileText
from search.catalog.documents import OpenDocuments

_CHUNK = 1024 * 1024
#: Extensions that documents do not have, by the one that they have in their place.
_SAME_FORMAT = {"htm": "html", "markdown": "md"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be stored: open, and of the content with this hash."""

    file: FoundFile
    opened: BinaryIO
    content_hash: str
    language: str
    title: str
    text: FileText
    #: The name that the file is stored under, once that is noted.
    name: str = ""


def hash_of(opened: BinaryIO) -> str:
    """The SHA-1 that Wagtail keeps of documents. Leaves the file at its beginning."""
    opened.seek(0)
    digest = hashlib.sha1(usedforsecurity=False)
    while chunk := opened.read(_CHUNK):
        digest.update(chunk)
    opened.seek(0)
    return digest.hexdigest()


def bring_document(
    upload: Upload,
    before: SiteDocument | None,
    *,
    collection: Collection,
    title_before: str,
) -> SiteDocument:
    """
    The document that holds the file, which may be the one from before.

    Its title follows while it is `title_before`: another one is an editor's. Must run
    in a transaction. What is stored was noted as stray, and what it replaces is noted
    here: `sweep` deletes what no document has when the transaction is over.
    """
    document = before or SiteDocument(collection=collection, language=upload.language)
    if before is None or document.title == title_before:
        document.title = shortened(upload.title, 255)
    if document.file_hash == upload.content_hash:
        if document.title != title_before:
            document.save()
        return document
    replaced = document.file.name if before else ""
    if hash_of(upload.opened) != upload.content_hash:
        raise NotImported([failure(CHANGED, upload.file.path)])
    document.file = File(upload.opened, name=upload.name)
    document.file_size = document.file.size
    document.file_hash = upload.content_hash
    try:
        document.full_clean()
    except ValidationError as error:
        told = failures_of(error, upload.file.path, upload.language)
        raise NotImported(told) from error
    document.save()
    StrayFile.objects.filter(name=document.file.name).delete()
    if replaced:
        StrayFile.objects.get_or_create(name=replaced)
    return document


def with_noted_names(uploads: Iterable[Upload]) -> list[Upload]:
    """
    The uploads with the names under which they are to be stored, noted as stray.

    That must be committed before `bring_document` stores them.
    """
    field, chosen = SiteDocument._meta.get_field("file"), {}
    for upload in uploads:
        wanted = field.generate_filename(None, _name_of(upload.file))
        name = field.storage.get_available_name(wanted, field.max_length)
        while name in chosen:
            # Two files of one resource often have the same name.
            stem, extension = splitext(wanted)
            name = field.storage.get_alternative_name(stem, extension)
        StrayFile.objects.get_or_create(name=name)
        chosen[name] = replace(upload, name=PurePosixPath(name).name)
    return list(chosen.values())


def sweep() -> None:
    """Deletes the files that were noted as stray, those that no document has."""
    storage: Storage = SiteDocument._meta.get_field("file").storage
    for stray in StrayFile.objects.order_by("pk"):
        if not SiteDocument.objects.filter(file=stray.name).exists():
            storage.delete(stray.name)
        stray.delete()


def keep_text(document: SiteDocument, text: FileText) -> None:
    """What was read of the file, if everybody may read it: it is not read again."""
    if document not in OpenDocuments():
        return
    row, _is_new = DocumentText.objects.get_or_create(
        document=document, content_hash=document.file_hash
    )
    fill_text(row, text, state_of(text))
    row.save()


def _name_of(file: FoundFile) -> str:
    """The name that readers get the file by."""
    name = PurePosixPath(file.path).stem
    stem = slugify(name)[:70].strip("-") or "document"
    extension = _SAME_FORMAT.get(file.extension, file.extension)
    return get_valid_filename(f"{stem}.{extension}")
