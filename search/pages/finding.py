"""A search for a reader: what the engine found, read back from the catalog."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from search.catalog.contract import Section
from search.catalog.models import Record
from search.engines.base import MOST_HITS, Engine, Hit, Query, Results
from search.pages.extracts import Extractor

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record with the extract to show under its title."""

    record: Record
    extract_parts: list[tuple[str, bool]]
    section: Section | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results: those in the reader's language, then the others."""

    hits: list[FoundRecord]
    others: list[FoundRecord]
    total: int
    pages: Page


def find(*, engine: Engine, text: str, locale: str, page: str | int = 1) -> Found:
    """
    A page of what answers `text`, for a reader of `locale`.

    A page number past the end gives the last page, and one that is no number the first.
    An engine that lags may name what is no longer public: it is left out here.
    """
    number = min(_page_number(page), MOST_HITS // PAGE_SIZE)
    results = _search(engine, text, locale, number)
    paginator = Paginator(range(min(results.total, MOST_HITS)), PAGE_SIZE)
    pages = paginator.get_page(number)
    if pages.number != number:
        results = _search(engine, text, locale, pages.number)
    found = _read_back(results.hits, text)
    return Found(
        hits=[one for one in found if one.record.locale == locale],
        others=[one for one in found if one.record.locale != locale],
        total=results.total,
        pages=pages,
    )


def _page_number(page: str | int) -> int:
    try:
        return max(int(page), 1)
    except ValueError:
        return 1


def _search(engine: Engine, text: str, locale: str, number: int) -> Results:
    offset = (number - 1) * PAGE_SIZE
    return engine.search(Query(text, locale, offset=offset, limit=PAGE_SIZE))


def _read_back(hits: list[Hit], text: str) -> list[FoundRecord]:
    """The public records of `hits`, in their order, in one query."""
    records = {
        (record.key, record.locale): record
        for record in Record.objects.public()
        .filter(key__in={hit.key for hit in hits})
        .defer("representation")
    }
    extractor = Extractor(text)
    found = []
    for hit in hits:
        record = records.get((hit.key, hit.locale))
        if record is not None:
            extract = extractor.extract(record)
            found.append(FoundRecord(record, extract.parts, extract.section))
    return found
