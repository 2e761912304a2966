"""
What is in the index of one language: a document for each record, and one that says
where the index stands.
"""

import tantivy

from search.catalog.cursors import Cursor
from search.engines.documents import STEM_FIELDS, VERSION, Document

STATE_ID = "state"


class Layout:
    """The schema for a language, and the documents that fit it."""

    def __init__(self, language: str):
        self.language = language
        self.name = f"{VERSION}:{tantivy.__version__}:{language}"
        self.schema = self._build()

    def _build(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(
            "id", stored=True, tokenizer_name="raw", index_option="basic"
        )
        builder.add_text_field("facet", tokenizer_name="raw", index_option="basic")
        # What changes at every write, of the document STATE_ID alone.
        for name in ("layout", "cursor"):
            builder.add_text_field(name, stored=True, tokenizer_name="raw")
        builder.add_integer_field("sequence", stored=True)
        builder.add_integer_field("expires", indexed=True)
        for name, option in (
            *((stem, "freq") for stem in STEM_FIELDS),
            ("exact", "position"),
            ("code", "position"),
            ("accented", "basic"),
            ("begun", "basic"),
        ):
            builder.add_text_field(
                name, tokenizer_name="whitespace", index_option=option
            )
        return builder.build()

    def state(self, cursor: Cursor | None) -> tantivy.Document:
        """The document that says which layout the index has and where it stands."""
        return tantivy.Document(
            id=[STATE_ID], layout=[self.name], cursor=[str(cursor) if cursor else ""]
        )

    def document(self, made: Document) -> tantivy.Document:
        document = tantivy.Document(id=[str(made.key)], facet=list(made.facets))
        document.add_integer("sequence", made.sequence)
        if made.expires is not None:
            document.add_integer("expires", made.expires)
        for name, text in made.stems.items():
            document.add_text(name, text)
        for name in ("exact", "accented", "code", "begun"):
            document.add_text(name, getattr(made, name))
        return document
