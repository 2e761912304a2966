"""A resource of the folder with its files open, and what is being read of them."""

from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import BinaryIO

from wagtail.models import Collection

from home.snapshots import digest_of
from resources.actions import PATIENCE, site_language
from resources.importing.documents import hash_of
from resources.importing.failures import NotImported, failure
from resources.importing.folder import Folder, Found, FoundFile
from resources.importing.keys import translation_key_of
from resources.importing.manifest import Line
from resources.importing.wanting import Said
from resources.models import ImportedResource
from resources.text.formats import ALL_TEXT
from resources.text.running import FileText, read_file


@dataclass(frozen=True, slots=True)
class Options:
    #: What tells this folder's keys from those of another.
    name: str
    #: Of a resource whose manifest says none.
    kind: str
    #: Of a file that stands in no folder of a language, and says none.
    language: str
    #: Where documents go.
    collection: Collection
    dry: bool = False


@dataclass(slots=True)
class OpenFile:
    file: FoundFile
    opened: BinaryIO
    content_hash: str = ""
    reading: Future | None = None


@dataclass(slots=True)
class Job:
    """To be closed, whatever becomes of it."""

    line: Line
    options: Options
    imported: ImportedResource
    files: list[OpenFile] = field(default_factory=list)

    def open(self, folder: Folder, files: tuple[FoundFile, ...]) -> None:
        """Raises `NotImported` where one of them is not to be opened."""
        for file in files:
            self.files.append(OpenFile(file, folder.open(file.path)))
            self.files[-1].content_hash = hash_of(self.files[-1].opened)

    def close(self) -> None:
        for each in self.files:
            each.opened.close()

    @property
    def fingerprint(self) -> str:
        """Of all that makes the resource what it is to be."""
        files = [
            [each.file.path, each.file.language, each.content_hash]
            for each in self.files
        ]
        options = [self.options.kind, self.options.language]
        return digest_of([files, self.line.said, options])

    @property
    def is_done(self) -> bool:
        return self.imported.fingerprint == self.fingerprint

    def read(self, readers: Executor) -> None:
        for each in self.files:
            each.reading = readers.submit(
                read_file, each.opened, each.file.extension, PATIENCE
            )

    def said(self) -> list[Said]:
        """What was read. Raises `NotImported` where a file cannot be read."""
        said, failures = [], []
        for each in self.files:
            text: FileText = each.reading.result()
            language = (
                each.file.language
                or site_language(text.language)
                or self.options.language
            )
            if reason := text.error or _lack_of(each.file, text):
                told = failure(reason, each.file.path, language=language)
                failures.append(told)
            said.append(Said(each.file, language, text))
        if failures:
            raise NotImported(failures)
        return said


def _lack_of(file: FoundFile, text: FileText) -> str:
    """The reason why a file that could be read is none to import; empty for none."""
    return "empty" if file.extension in ALL_TEXT and not text.has_text else ""


def job_of(found: Found, line: Line, options: Options) -> Job:
    imported = ImportedResource.objects.filter(
        folder=options.name, key=found.key
    ).first() or ImportedResource(
        folder=options.name,
        key=found.key,
        translation_key=translation_key_of(options.name, found.key),
        written={},
    )
    return Job(line, options, imported)
