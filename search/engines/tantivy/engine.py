"""The engine itself, as `search.engines.base` describes it."""

import logging
from collections.abc import Sequence
from pathlib import Path

import tantivy

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.base import EngineUnavailable, Health, Query, Results
from search.engines.tantivy.answering import answer
from search.engines.tantivy.folder import IndexFolder
from search.engines.tantivy.layout import STATE_ID, Layout, document_id

logger = logging.getLogger(__name__)


class TantivyEngine:
    """
    One index in one folder for all languages.

    The cursor is kept in a reserved document of the same commit as what it counts.
    """

    name = "tantivy"

    def __init__(self, path: Path, languages: Sequence[str], *, patience: float = 10):
        self._layout = Layout(languages)
        self._folder = IndexFolder(path, self._layout.schema, patience=patience)
        self._starts_anew = False

    # Following the catalog

    def position(self) -> Cursor | None:
        try:
            with self._folder.reporting():
                cursor = self._cursor(self._folder.searcher())
        except EngineUnavailable as error:
            logger.info("The search index must be made: %s", error)
            cursor = None
        self._starts_anew = cursor is None
        return cursor

    def write(self, records: Sequence[Record], cursor: Cursor) -> None:
        if self._starts_anew:
            self.reset()
        # An index that was lost since `position()` must not be taken for a whole one.
        with self._folder.reporting():
            self._cursor(self._folder.searcher())
        with self._folder.writing() as writer:
            for record in records:
                identity = document_id(record.key, record.locale)
                writer.delete_documents_by_term("id", identity)
                if self._is_indexed(record):
                    writer.add_document(self._layout.document(record))
            self._put_state(writer, cursor)

    def reset(self) -> None:
        try:
            with self._folder.reporting():
                self._cursor(self._folder.searcher())
        except EngineUnavailable:
            self._folder.create()
        with self._folder.writing() as writer:
            writer.delete_all_documents()
            self._put_state(writer, None)
        self._starts_anew = False

    # Answering

    def search(self, query: Query) -> Results:
        with self._folder.reporting():
            return answer(self._searcher(), self._layout, query)

    def health(self) -> Health:
        try:
            with self._folder.reporting():
                # Every document is a record but the one that holds the cursor.
                return Health(documents=self._searcher().num_docs - 1)
        except EngineUnavailable as error:
            return Health(reason=str(error))

    # How

    def _is_indexed(self, record: Record) -> bool:
        return (
            record.is_public
            and record.listed
            and record.locale in self._layout.languages
        )

    def _put_state(self, writer: tantivy.IndexWriter, cursor: Cursor | None) -> None:
        writer.delete_documents_by_term("id", STATE_ID)
        writer.add_document(self._layout.state(cursor))

    def _searcher(self) -> tantivy.Searcher:
        """A searcher of an index that may answer."""
        searcher = self._folder.searcher()
        if self._cursor(searcher) is None:
            raise EngineUnavailable("The index is being made.")
        return searcher

    def _cursor(self, searcher: tantivy.Searcher) -> Cursor | None:
        """Where the index stands; None after a reset. One of another make raises."""
        by_id = tantivy.Query.term_query(self._layout.schema, "id", STATE_ID)
        found = searcher.search(by_id, 1).hits
        if not found:
            raise EngineUnavailable("The index does not say where it stands.")
        state = searcher.doc(found[0][1])
        if state.get_first("layout") != self._layout.name:
            raise EngineUnavailable("The index is of another make.")
        text = state.get_first("cursor")
        return Cursor.parse(text) if text else None
