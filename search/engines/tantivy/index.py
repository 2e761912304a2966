"""The index of one language: where it stands, what is written to it, what it finds."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import tantivy

from search.catalog.cursors import Cursor
from search.engines.base import EngineUnavailable, Hit, Search
from search.engines.documents import Document
from search.engines.tantivy.folder import IndexFolder
from search.engines.tantivy.layout import STATE_ID, Layout
from search.engines.tantivy.matching import matching


class LanguageIndex:
    """
    An index in a folder.

    The cursor is kept in a reserved document of the same commit as what it counts.
    """

    def __init__(self, path: Path, language: str, *, patience: float):
        self.language = language
        self._layout = Layout(language)
        self._folder = IndexFolder(path, self._layout.schema, patience=patience)

    def cursor(self) -> Cursor | None:
        """Where the index stands; None after a reset. One of another make raises."""
        with self._folder.reporting():
            return self._cursor(self._folder.searcher())

    def write(
        self,
        gone: Iterable[UUID],
        made: Iterable[Document],
        cursor: Cursor,
        *,
        known: Cursor | None,
    ) -> None:
        """
        Takes `gone` away, puts `made` in their place: all of it or nothing.

        `known` is where the writer thinks that the index stands, if it does.
        """
        # An index that was lost in the meantime must not be taken for a whole one.
        self.cursor()
        with self._folder.writing() as writer:
            if known is not None and not _has_read(self.cursor(), known):
                raise EngineUnavailable("Another index took the place of this one.")
            for key in gone:
                writer.delete_documents_by_term("id", str(key))
            for document in made:
                writer.add_document(self._layout.document(document))
            self._put_state(writer, cursor)

    def reset(self) -> None:
        try:
            self.cursor()
        except EngineUnavailable:
            self._folder.create()
        with self._folder.writing() as writer:
            writer.delete_all_documents()
            self._put_state(writer, None)

    def find(self, search: Search, now: datetime) -> list[Hit]:
        with self._folder.reporting():
            searcher = self.searcher()
            query = matching(search, self._layout, now)
            if query is None:
                return []
            found = searcher.search(query, search.limit, count=False).hits
            return [
                Hit(_key(searcher.doc(address).get_first("id")), self.language, score)
                for score, address in found
            ]

    def inventory(self) -> Iterator[tuple[UUID, int]]:
        """Each document's key, and the number of its record."""
        with self._folder.reporting():
            searcher = self.searcher()
            everything = tantivy.Query.all_query()
            hits = searcher.search(everything, searcher.num_docs, count=False).hits
            for _score, address in hits:
                document = searcher.doc(address)
                if document.get_first("id") != STATE_ID:
                    key = UUID(document.get_first("id"))
                    yield key, document.get_first("sequence")

    def kept_still(self) -> AbstractContextManager[None]:
        """Nobody writes meanwhile."""
        return self._folder.kept_still()

    def searcher(self) -> tantivy.Searcher:
        """A searcher of an index that may answer."""
        with self._folder.reporting():
            searcher = self._folder.searcher()
            if self._cursor(searcher) is None:
                raise EngineUnavailable("The index is being made.")
            return searcher

    def _put_state(self, writer: tantivy.IndexWriter, cursor: Cursor | None) -> None:
        writer.delete_documents_by_term("id", STATE_ID)
        writer.add_document(self._layout.state(cursor))

    def _cursor(self, searcher: tantivy.Searcher) -> Cursor | None:
        by_id = tantivy.Query.term_query(self._layout.schema, "id", STATE_ID)
        found = searcher.search(by_id, 1).hits
        if not found:
            raise EngineUnavailable("The index does not say where it stands.")
        state = searcher.doc(found[0][1])
        if state.get_first("layout") != self._layout.name:
            raise EngineUnavailable("The index is of another make.")
        text = state.get_first("cursor")
        return Cursor.parse(text) if text else None


@lru_cache(maxsize=20_000)
def _key(text: str) -> UUID:
    """Kept: the same documents are found again and again, hundreds at a time."""
    return UUID(text)


def _has_read(cursor: Cursor | None, known: Cursor) -> bool:
    return (
        cursor is not None
        and cursor.epoch == known.epoch
        and cursor.sequence >= known.sequence
    )
