"""
The pages of files as they are read here, and found: below the address of the resource.

A format without pages is cut into parts that are about as long as a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from home.models import SiteDocument
from resources.models.document_text import DocumentText
from resources.text.formats import PAGED
from search.catalog.contract import Section

#: What is searched of one resource's files, in characters: the first of them.
MOST_SEARCHED = 2_000_000


@dataclass(frozen=True)
class FilePage:
    """A page of a file of a resource; `row` is the resource's row of the file."""

    row: object
    text: DocumentText
    number: int

    @property
    def document(self) -> SiteDocument:
        return self.row.document

    @property
    def words(self) -> str:
        return self.text.pages[self.number - 1]

    @property
    def language(self) -> str:
        """What editors say; else what the file says of itself; empty for neither."""
        return self.row.file_language or self.text.language

    @cached_property
    def is_paged(self) -> bool:
        """Whether these are pages of the file, and not parts that we cut."""
        return self.document.file_extension.lower() in PAGED

    @property
    def total(self) -> int:
        return len(self.text.pages)

    @property
    def name(self) -> str:
        """ "page 12", in the active language; empty where it is the whole file."""
        if self.is_paged:
            return _("page %(number)d") % {"number": self.number}
        if self.total > 1:
            return _("part %(number)d") % {"number": self.number}
        return ""

    @property
    def heading(self) -> str:
        """ "The guide, page 12", in the active language."""
        return ", ".join(filter(None, [self.document.title, self.name]))

    @property
    def path(self) -> str:
        """Its address below the resource's, in the active language."""
        return f"{pgettext('address', 'files')}/{self.document.pk}/{self.number}/"

    def path_in(self, language: str) -> str:
        with override(language):
            return self.path

    @property
    def original_address(self) -> str:
        """Programs on large screens open the file at the page; others at the first."""
        address = self.document.url
        return f"{address}#page={self.number}" if self.is_paged else address

    @property
    def previous(self) -> "FilePage | None":
        return self._at(self.number - 1)

    @property
    def next(self) -> "FilePage | None":
        return self._at(self.number + 1)

    def _at(self, number: int) -> "FilePage | None":
        if not 1 <= number <= self.total:
            return None
        return FilePage(self.row, self.text, number)

    def as_section(self) -> Section:
        size = self.document.file_size
        note = [self.document.format_name, filesizeformat(size) if size else ""]
        return Section(
            anchor="files",
            heading=self.heading,
            text=self.words,
            path=self.path,
            language=self.language if self.language != get_language() else "",
            note=", ".join(filter(None, note)),
        )


def file_sections(rows: list) -> list[Section]:
    """Of the public files of a resource: a section for each page, in their order."""
    sections, left = [], MOST_SEARCHED
    for page in _pages(rows):
        if left <= 0:
            break
        sections.append(page.as_section())
        left -= len(page.words)
    return sections


def _pages(rows: list) -> Iterator[FilePage]:
    # The catalog has read them already, of many resources at once.
    prefetch_related_objects(rows, "document__texts")
    for row in rows:
        for text in row.document.texts.all():
            if text.is_readable and text.content_hash == row.document.file_hash:
                for number in range(1, len(text.pages) + 1):
                    yield FilePage(row, text, number)


def with_first_pages(rows: list) -> list:
    """Gives each row of a public file its first page; None where nothing was read."""
    texts = {
        text.document_id: text
        for text in DocumentText.objects.current([row.document_id for row in rows])
        .readable()
        .defer("pages")
    }
    for row in rows:
        text = texts.get(row.document_id)
        row.first_page = FilePage(row, text, 1) if text else None
    return rows


def find_file_page(rows: list, *, document: int, number: int) -> FilePage | None:
    """A page of one of the public files of a resource, if there is such a page."""
    row = next((row for row in rows if row.document_id == document), None)
    if row is None:
        return None
    text = DocumentText.objects.current([document]).readable().first()
    if text is None or not 1 <= number <= len(text.pages):
        return None
    return FilePage(row, text, number)


def asked_for(path_components: list[str]) -> dict[str, int] | None:
    """The document and the number of the page that an address asks for."""
    match path_components:
        case [word, document, number] if word == pgettext("address", "files"):
            if _is_number(document) and _is_number(number):
                return {"document": int(document), "number": int(number)}
    return None


def _is_number(text: str) -> bool:
    """As we write it, so that a page has one address; and one that a database takes."""
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) < 10
