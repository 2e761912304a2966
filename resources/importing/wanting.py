"""What a resource is to say: its manifest's line first, then its files, then a name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from home.fields.label import languages
from home.translation.sources import source_language
from resources.importing.folder import FoundFile
from resources.importing.manifest import Line
from resources.importing.naming import shortened, title_of_name, trusted_title
from resources.text.about import keywords_in
from resources.text.running import FileText

_LONGEST = {"title": 255, "summary": 500, "authors": 255}


@dataclass(frozen=True, slots=True)
class Said:
    """A file with its language and what was read of it."""

    file: FoundFile
    language: str
    text: FileText


@dataclass(slots=True)
class Wanted:
    """The content of a resource's pages. Prose is by language, the source's first."""

    key: str
    kind: str
    title: dict[str, str]
    summary: dict[str, str]
    date: str = ""
    authors: str = ""
    collection: str = ""
    #: Each as one word by language.
    keywords: list[dict[str, str]] = field(default_factory=list)

    @property
    def languages(self) -> list[str]:
        return list(self.title)


def wanted(line: Line, files: list[Said], *, kind: str) -> Wanted:
    """`kind` is that of a resource whose line says none."""
    spoken = {said.language for said in files}
    spoken |= {code for code in languages() if line.get("title", code)}
    ordered = sorted(
        (code for code in languages() if code in spoken),
        key=lambda code: code != source_language(),
    )
    files = sorted(files, key=lambda said: ordered.index(said.language))
    return Wanted(
        key=line.key,
        kind=line.get("kind") or kind,
        title={code: _title(line, files, code) for code in ordered},
        summary={
            code: line.get("summary", code)
            or _first(_in(files, code), "summary", lambda text: text)
            for code in ordered
        },
        date=line.get("date") or _first(files, "date", lambda text: text),
        authors=line.get("authors") or _first(files, "authors", lambda text: text),
        collection=line.get("collection"),
        keywords=_keywords(line, files),
    )


def _title(line: Line, files: list[Said], code: str) -> str:
    return (
        line.get("title", code)
        or _first(_in(files, code), "title", trusted_title)
        or title_of_name(line.key)
    )


def _in(files: list[Said], code: str) -> list[Said]:
    return [said for said in files if said.language == code]


def _first(files: list[Said], name: str, trusted: Callable[[str], str]) -> str:
    """The first that says something; cut where a page has room for less."""
    texts = (trusted(getattr(said.text.about, name)) for said in files)
    text = next(filter(None, texts), "")
    return shortened(text, _LONGEST[name]) if name in _LONGEST else text


def _keywords(line: Line, files: list[Said]) -> list[dict[str, str]]:
    """
    The words of the line, one by one in each language where it has as many in each.

    Else those of one language, the source's if it has any: which words of two lists
    mean the same cannot be known, and one keyword is not to be two.
    """
    columns = {
        code: list(keywords_in(line.get("keywords", code))) for code in languages()
    }
    columns = {code: words for code, words in columns.items() if words}
    if len({len(words) for words in columns.values()}) == 1:
        return [
            dict(zip(columns, words, strict=True))
            for words in zip(*columns.values(), strict=True)
        ]
    for code, words in (*_source_first(columns), *_of_files(files)):
        if words:
            return [{code: word} for word in words]
    return []


def _source_first(columns: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    return sorted(columns.items(), key=lambda column: column[0] != source_language())


def _of_files(files: list[Said]) -> Iterator[tuple[str, list[str]]]:
    for said in files:
        yield said.language, list(said.text.about.keywords)
