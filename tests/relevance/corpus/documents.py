"""The sections of the manuals as records, paired across the languages by their key."""

from collections.abc import Container, Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from search.catalog.models import Record
from tests.relevance.corpus.manuals import MANUALS, Manual
from tests.relevance.corpus.packages import unpacked
from tests.relevance.corpus.sections import Section, sections
from tests.relevance.judging import JudgedQuery, judged_queries
from tests.relevance.parts import Part

NAMESPACE = uuid5(NAMESPACE_URL, "https://cousinage.example/relevance/")
#: A heading above other headings has no text of its own.
SHORTEST_TEXT = 60
LONGEST_TITLE = 255
#: Lists of what other sections say, and pages whose names differ by language.
NO_CONTENT = ("index", "search", "genindex", "ld-*", "*-index")


def documentation() -> Part:
    """The manuals that Debian's archive gives, in the versions that it has today."""
    folders = unpacked(
        edition.package for manual in MANUALS for edition in manual.editions.values()
    )
    records, keys = [], {}
    for manual in MANUALS:
        for name, record in _documents(manual, folders):
            records.append(record)
            keys[name] = record.key
    return Part("documentation", records, keys, _answerable(keys))


def _answerable(names: Container[str]) -> list[JudgedQuery]:
    """Another version of a manual may lack a section: what it answered is not asked."""
    queries = judged_queries("documentation")
    return [query for query in queries if all(name in names for name in query.answers)]


def key_of(name: str) -> UUID:
    """The same key on every machine, and in both languages."""
    return uuid5(NAMESPACE, name)


def _documents(
    manual: Manual, folders: dict[str, Path]
) -> Iterator[tuple[str, Record]]:
    for language, edition in manual.editions.items():
        folder = folders[edition.package] / edition.folder
        known = set()
        for path in _files(folder, language, manual.whole):
            for section in sections(path):
                name = f"{manual.name}/{_stem(path, language)}#{section.anchor}"
                if name not in known and len(section.text) >= SHORTEST_TEXT:
                    known.add(name)
                    yield name, _record(name, language, section)


def _files(folder: Path, language: str, whole: str) -> list[Path]:
    """Some files are there twice: `choosing.html` is a link to `choosing.en.html`."""
    by_stem = {}
    for path in sorted(folder.glob("*.html")):
        stem = Path(_stem(path, language))
        if not any(stem.match(pattern) for pattern in (whole, *NO_CONTENT) if pattern):
            by_stem[stem] = path
    return list(by_stem.values())


def _stem(path: Path, language: str) -> str:
    return path.name.removesuffix(".html").removesuffix(f".{language}")


def _record(name: str, language: str, section: Section) -> Record:
    return Record(
        key=key_of(name),
        locale=language,
        kind="resource",
        title=section.title[:LONGEST_TITLE],
        path=f"/{language}/{name.replace('#', '/')}/",
        sections=[{"anchor": section.anchor, "heading": "", "text": section.text}],
    )
