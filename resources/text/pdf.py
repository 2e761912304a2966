"""PDF, page by page."""

from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from resources.text.cleaning import cleaned, unwrapped
from resources.text.content import Content
from resources.text.failure import DAMAGED, ENCRYPTED, Unreadable


def read(file: BinaryIO) -> Content:
    try:
        reader = PdfReader(file)
        # Many files may be read by all, and changed by those with a password.
        if reader.is_encrypted and not _opens_without_password(reader):
            raise Unreadable(ENCRYPTED)
        language = reader.root_object.get("/Lang", "")
        return Content(_pages(reader), str(language))
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable(ENCRYPTED, repr(error)) from error
    except PyPdfError as error:
        raise Unreadable(DAMAGED, repr(error)) from error


def _opens_without_password(reader: PdfReader) -> bool:
    return reader.decrypt("") != PasswordType.NOT_DECRYPTED


def _pages(reader: PdfReader) -> Iterator[str]:
    """A page that cannot be read is an empty one, unless none can."""
    read, error = 0, None
    for page in reader.pages:
        try:
            text = _text(page)
            read += 1
        except MemoryError:
            raise
        except Exception as raised:  # noqa: BLE001 - a damaged page raises anything
            text, error = "", raised
        yield text
    if error is not None and not read:
        raise Unreadable(DAMAGED, repr(error)) from error


def _text(page: PageObject) -> str:
    return unwrapped(cleaned(page.extract_text()))
