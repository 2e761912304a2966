"""
What is in the index: one document for each record, and one that says where it stands.

Text is analysed by `search.engines.words` and given to tantivy as words separated by
spaces. Each language has fields of its own, so that a word common in one language and
rare in the other is weighed in its own.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

import tantivy

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.words import words

#: Raised whenever documents would be made otherwise: older indexes are rebuilt.
VERSION = 1

STATE_ID = "state"
STEM_FIELDS = ("title", "summary", "body")


class Layout:
    """The schema for a set of languages, and the documents that fit it."""

    def __init__(self, languages: Sequence[str]):
        self.languages = tuple(languages)
        self.name = f"{VERSION}:{tantivy.__version__}:{','.join(self.languages)}"
        self.schema = self._build()

    def _build(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(
            "id", stored=True, tokenizer_name="raw", index_option="basic"
        )
        builder.add_text_field("locale", tokenizer_name="raw", index_option="basic")
        # What changes at every write, of the document STATE_ID alone.
        builder.add_text_field("layout", stored=True, tokenizer_name="raw")
        builder.add_text_field("cursor", stored=True, tokenizer_name="raw")
        builder.add_integer_field("expires", indexed=True)
        for language in self.languages:
            for name in STEM_FIELDS:
                builder.add_text_field(
                    field(name, language),
                    tokenizer_name="whitespace",
                    index_option="freq",
                )
            for name in ("exact", "code"):
                builder.add_text_field(
                    field(name, language),
                    tokenizer_name="whitespace",
                    index_option="position",
                )
        return builder.build()

    def state(self, cursor: Cursor | None) -> tantivy.Document:
        """The document that says which layout the index has and where it stands."""
        return tantivy.Document(
            id=[STATE_ID], layout=[self.name], cursor=[str(cursor) if cursor else ""]
        )

    def document(self, record: Record) -> tantivy.Document:
        """The record as it is searched: its words, and nothing to show."""
        document = tantivy.Document(
            id=[document_id(record.key, record.locale)], locale=[record.locale]
        )
        if record.expires_at is not None:
            document.add_integer("expires", int(record.expires_at.timestamp()))
        everything = []
        for name, text in zip(STEM_FIELDS, _texts(record), strict=True):
            found = list(words(text, record.locale))
            everything += [word.exact for word in found]
            stems = " ".join(word.term for word in found if word.term)
            document.add_text(field(name, record.locale), stems)
        document.add_text(field("exact", record.locale), " ".join(everything))
        # An inventory code may be nowhere but in the address.
        last = record.path.rstrip("/").rpartition("/")[2]
        code = " ".join(word.exact for word in words(last, record.locale))
        document.add_text(field("code", record.locale), code)
        return document


def field(name: str, locale: str) -> str:
    return f"{name}_{locale.replace('-', '_')}"


def document_id(key: UUID | str, locale: str) -> str:
    return f"{key}:{locale}"


def key_and_locale(identity: str) -> tuple[str, str]:
    key, _colon, locale = identity.partition(":")
    return key, locale


def _texts(record: Record) -> Iterable[str]:
    sections = (
        f"{section['heading']}\n{section['text']}" for section in record.sections
    )
    return record.title, record.summary, "\n".join(sections)
