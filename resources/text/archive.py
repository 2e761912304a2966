"""The parts of a file that is a ZIP archive, with no more unpacked than is allowed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from resources.text.failure import DAMAGED, ENCRYPTED, TOO_LARGE, Unreadable
from resources.text.limits import MOST_UNPACKED

# What an office document with a password is packed in, in the place of a ZIP archive.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IS_ENCRYPTED = 0x1


@contextmanager
def archive(file: BinaryIO) -> Iterator[ZipFile]:
    if file.read(len(_OLE)) == _OLE:
        raise Unreadable(ENCRYPTED)
    file.seek(0)
    try:
        opened = ZipFile(file)
    except BadZipFile as error:
        raise Unreadable(DAMAGED, str(error)) from error
    with opened:
        yield opened


@contextmanager
def part(opened: ZipFile, name: str) -> Iterator[BinaryIO]:
    """One file of the archive. More than its stated size is never unpacked."""
    try:
        stated = opened.getinfo(name)
    except KeyError as error:
        raise Unreadable(DAMAGED, str(error)) from error
    if stated.flag_bits & _IS_ENCRYPTED:
        raise Unreadable(ENCRYPTED)
    if stated.file_size > MOST_UNPACKED:
        raise Unreadable(TOO_LARGE, f"{name}: {stated.file_size} bytes")
    with opened.open(stated) as unpacked:
        yield unpacked
