"""The collections as parts to measure, paired across the languages by their keys."""

from collections.abc import Container, Iterable, Iterator
from itertools import chain
from pathlib import Path

from search.catalog.models import Record
from tests.relevance.corpus.man import man_documents
from tests.relevance.corpus.manuals import MANUALS, Manual
from tests.relevance.corpus.office import help_documents
from tests.relevance.corpus.packages import unpacked
from tests.relevance.corpus.records import SHORTEST_TEXT, record_of
from tests.relevance.corpus.sections import sections
from tests.relevance.judging import (
    JudgedQuery,
    further_judged_queries,
    judged_queries,
)
from tests.relevance.parts import Part

#: Lists of what other sections say, and pages whose names differ by language.
NO_CONTENT = ("index", "search", "genindex", "ld-*", "*-index")


def documentation() -> Part:
    """The manuals that Debian's archive gives, in the versions that it has today."""
    return _part("documentation", manual_documents(), judged_queries("documentation"))


def large() -> Part:
    """The manuals, the help of an office suite, and manual pages: all together."""
    documents = chain(manual_documents(), help_documents(), man_documents())
    queries = further_judged_queries("documentation") + judged_queries("large")
    return _part("large", documents, queries)


def _part(
    name: str,
    documents: Iterable[tuple[str, Record]],
    queries: Iterable[JudgedQuery],
) -> Part:
    records, keys = [], {}
    for document, record in documents:
        records.append(record)
        keys[document] = record.key
    return Part(name, records, keys, _answerable(queries, keys))


def _answerable(
    queries: Iterable[JudgedQuery], names: Container[str]
) -> list[JudgedQuery]:
    """Another version of a manual may lack a section: what it answered is not asked."""
    return [query for query in queries if all(name in names for name in query.answers)]


def manual_documents() -> Iterator[tuple[str, Record]]:
    """The sections of the manuals."""
    folders = unpacked(
        edition.package for manual in MANUALS for edition in manual.editions.values()
    )
    for manual in MANUALS:
        yield from _documents(manual, folders)


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
                    yield name, record_of(name, language, section.title, section.text)


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
