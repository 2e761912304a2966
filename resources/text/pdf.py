"""PDF, page by page."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from resources.text.about import About, in_a_line, keywords_in
from resources.text.cleaning import cleaned, unwrapped
from resources.text.content import Content
from resources.text.failure import DAMAGED, ENCRYPTED, Unreadable

#: As in D:20180131120000+01'00'; only the year must be there.
_DAY = re.compile(r"(?a:D?:?(\d{4})(\d{2})?(\d{2})?)")


def read(file: BinaryIO) -> Content:
    try:
        reader = PdfReader(file)
        # Many files may be read by all, and changed by those with a password.
        if reader.is_encrypted and not _opens_without_password(reader):
            raise Unreadable(ENCRYPTED)
        language = reader.root_object.get("/Lang", "")
        return Content(_pages(reader), str(language), _about(reader))
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable(ENCRYPTED, repr(error)) from error
    except PyPdfError as error:
        raise Unreadable(DAMAGED, repr(error)) from error


def _opens_without_password(reader: PdfReader) -> bool:
    return reader.decrypt("") != PasswordType.NOT_DECRYPTED


def _about(reader: PdfReader) -> About:
    """What cannot be read of it is not stated: the text is what counts."""
    try:
        said = {
            name.removeprefix("/"): str(value)
            for name, value in (reader.metadata or {}).items()
        }
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged part raises anything
        return About()
    day = _DAY.match(said.get("CreationDate", ""))
    return About(
        title=in_a_line(said.get("Title")),
        date="-".join(filter(None, day.groups())) if day else "",
        summary=in_a_line(said.get("Subject")),
        keywords=keywords_in(said.get("Keywords", "")),
        authors=in_a_line(said.get("Author")),
    )


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
