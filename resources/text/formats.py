"""The formats that are read, by the extension of a file's name."""

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from resources.text.content import Content

#: Module and function. A module is imported in the process that reads, and no other.
_READERS = {
    "csv": ("plain", "read"),
    "docx": ("docx", "read"),
    "htm": ("html", "read"),
    "html": ("html", "read"),
    "markdown": ("html", "read_markdown"),
    "md": ("html", "read_markdown"),
    "odt": ("odt", "read"),
    "pdf": ("pdf", "read"),
    "txt": ("plain", "read"),
}
#: Those of which nothing is left where there is no text: no drawing, no scan.
ALL_TEXT = {"csv", "htm", "html", "markdown", "md", "txt"}
#: Those whose pages are pages of the file, and not parts that we cut.
PAGED = {"pdf"}


def is_read(extension: str) -> bool:
    return extension.lower() in _READERS


def reader_of(extension: str) -> Callable[[BinaryIO], Content]:
    module, function = _READERS[extension.lower()]
    return getattr(import_module(f"resources.text.{module}"), function)
