"""
A record as it is searched: words separated by spaces, and nothing to show.

Every engine is given these fields and cuts them at spaces: all of them find the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from search.catalog.models import Record
from search.engines.codes import joined
from search.engines.words import words

#: Raised whenever documents would be made otherwise: older indexes are made again.
VERSION = 4

STEM_FIELDS = ("title", "keywords", "summary", "body")
#: A beginning of fewer letters would lead to everything.
SHORTEST_BEGINNING = 2
LONGEST_BEGINNING = 16


@dataclass(frozen=True, slots=True)
class Document:
    """
    `stems` by field; `exact` all words folded, in their order; `accented` those that
    have accents; `code` the last part of the address, and codes without their signs;
    `begun` the beginnings of the words of the title; `facets` as "name=value".
    """

    key: UUID
    locale: str
    sequence: int
    stems: dict[str, str]
    exact: str
    accented: str
    code: str
    begun: str
    facets: tuple[str, ...]
    #: Seconds since 1970, or None.
    expires: int | None


def is_searched(record: Record) -> bool:
    """Whether a record has a document; one that has none takes away an older one."""
    return record.is_public and record.listed


def document_of(record: Record) -> Document:
    stems, exact, accented, codes = {}, [], [], {}
    for name, text in zip(STEM_FIELDS, _texts(record), strict=True):
        found = list(words(text, record.locale))
        codes |= dict.fromkeys(joined(text, found))
        stems[name] = " ".join(word.term for word in found if word.term)
        exact += [word.exact for word in found]
        accented += [word.accented for word in found if word.accented]
    # An inventory code may be nowhere but in the address.
    last = record.path.rstrip("/").rpartition("/")[2]
    address = list(words(last, record.locale))
    codes |= dict.fromkeys(joined(last, address))
    return Document(
        key=record.key,
        locale=record.locale,
        sequence=record.sequence,
        stems=stems,
        exact=" ".join(exact),
        accented=" ".join(accented),
        code=" ".join([*(word.exact for word in address), *codes]),
        begun=" ".join(_beginnings(record)),
        facets=tuple(f"{name}={value}" for name, value in _facets(record)),
        expires=int(record.expires_at.timestamp()) if record.expires_at else None,
    )


def _texts(record: Record) -> Iterable[str]:
    """In the order of `STEM_FIELDS`."""
    sections = (
        f"{section['heading']}\n{section['text']}" for section in record.sections
    )
    return record.title, record.keywords, record.summary, "\n".join(sections)


def _beginnings(record: Record) -> dict[str, None]:
    return dict.fromkeys(
        word.exact[:length]
        for word in words(record.title, record.locale)
        for length in range(
            SHORTEST_BEGINNING, min(len(word.exact), LONGEST_BEGINNING) + 1
        )
    )


def _facets(record: Record) -> Iterable[tuple[str, str]]:
    yield "kind", record.kind
    # Only what is saved has rows beside it.
    for facet in record.facets.all() if record.pk else ():
        yield facet.name, facet.value
