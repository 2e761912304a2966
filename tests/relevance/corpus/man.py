"""Manual pages that packages of Debian's have in French and in English."""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from search.catalog.models import Record
from tests.relevance.corpus.packages import unpacked
from tests.relevance.corpus.records import SHORTEST_TEXT, record_of
from tests.relevance.corpus.roff import manual_sections
from tests.relevance.corpus.translated import is_translated

NAME = "man"
#: The French pages are in the first line, and beside the English ones in the second;
#: the others have the originals of what the first line translates.
PACKAGES = (
    *("manpages-fr", "manpages-fr-dev"),
    *("adduser", "apt", "apt-utils", "debhelper", "devscripts", "dpkg", "dpkg-dev"),
    *("login", "man-db", "passwd", "psmisc"),
    *("manpages", "manpages-dev", "coreutils", "util-linux", "bsdutils", "mount"),
    *("at", "bash", "bzip2", "cron", "diffutils", "dosfstools", "e2fsprogs", "fdisk"),
    *("findutils", "grep", "gzip", "init-system-helpers", "iputils-ping", "libc-bin"),
    *("most", "nano", "nfs-common", "nfs-kernel-server", "pciutils", "reiserfsprogs"),
    *("sed", "sysvinit-core", "tar", "time", "tree", "usbutils", "uuid-dev"),
    *("uuid-runtime", "wget", "whois", "x11-xserver-utils"),
)
FOLDERS = {"fr": "usr/share/man/fr", "en": "usr/share/man"}
#: What says the same on every page: who translated it, and where the project lives.
NO_CONTENT = ("TRADUCTION", "COLOPHON")
_NAME_AND_PURPOSE = re.compile(r"(?P<names>.+?)\s+[-–—]+\s+(?P<purpose>.+)")
#: A page that is another under a further name.
_OTHER_PAGE = re.compile(r"^\.so\s", re.MULTILINE)
#: The macros of the BSD systems are others; hardly a page has them.
_MDOC = re.compile(r"^\.Dd\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page under the names that it is known by."""

    title: str
    names: tuple[str, ...]
    text: str


def man_documents() -> Iterator[tuple[str, Record]]:
    """The pages of both languages, without those whose French is the English text."""
    folders = unpacked(PACKAGES)
    paths = {
        language: _paths(folder / place for folder in folders.values())
        for language, place in FOLDERS.items()
    }
    for file in sorted(paths["fr"].keys() & paths["en"].keys()):
        pages = {language: manual_page(paths[language][file]) for language in FOLDERS}
        french, english = pages["fr"], pages["en"]
        if not french or not english:
            continue
        if not is_translated(french.text, english.text):
            del pages["fr"]
        name = f"{NAME}/{file}"
        for language, page in pages.items():
            if len(page.text) >= SHORTEST_TEXT:
                yield name, record_of(name, language, page.title, page.text, page.names)


def _paths(folders: Iterable[Path]) -> dict[str, Path]:
    """By name and section, as "mount.8"."""
    return {
        path.name.removesuffix(".gz"): path
        for folder in folders
        for path in sorted(folder.glob("man[1-9]/*.gz"))
        if not path.is_symlink()
    }


def manual_page(path: Path) -> ManualPage | None:
    """A page, or nothing where a file only leads to another or has other macros."""
    source = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    if _MDOC.search(source) or _OTHER_PAGE.search(source):
        return None
    name, _dot, section = path.name.removesuffix(".gz").rpartition(".")
    head, *sections = manual_sections(source)
    found = _NAME_AND_PURPOSE.match(" ".join(head.lines))
    names = found["names"].split(", ") if found else [name]
    purpose = f" — {found['purpose']}" if found else ""
    lines = [
        line
        for each in sections
        if each.heading not in NO_CONTENT
        for line in (each.heading, *each.lines)
    ]
    return ManualPage(f"{name}({section}){purpose}", tuple(names), "\n".join(lines))
