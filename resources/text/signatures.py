"""Files that are called texts, and are something else."""

from resources.text.failure import DAMAGED, Unreadable

_OTHERS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x7fELF",
    b"MZ\x90\x00",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b\x08",
    b"{\\rtf",
)


def refuse_what_is_no_text(content: bytes) -> None:
    """Raises `Unreadable` for what begins as files of another format do."""
    if content.startswith(_OTHERS):
        raise Unreadable(DAMAGED, f"begins with {content[:8]!r}")
