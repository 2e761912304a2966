"""The engine itself, as `search.engines.base` describes it."""

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.engines.base import EngineUnavailable, Health, Hit, Search
from search.engines.documents import document_of, is_searched
from search.engines.tantivy.index import LanguageIndex
from search.engines.tantivy.vocabulary import IndexWords
from search.engines.tantivy.words import WordIndex

logger = logging.getLogger(__name__)


class TantivyEngine:
    """
    One index in one folder for each language, and one of their words.

    A batch is committed language by language: the engine stands where the last of them
    does, and what it is given again changes nothing.
    """

    name = "tantivy"

    def __init__(self, path: Path, languages: Sequence[str], *, patience: float = 10):
        self._path = path
        self._patience = patience
        self._indexes = {
            code: LanguageIndex(path / code, code, patience=patience)
            for code in languages
        }
        self._words = WordIndex(path / "words", patience=patience)
        self._starts_anew = False
        #: Where it stands as far as this object knows.
        self._known: Cursor | None = None
        #: The engine whose place this one takes when it has caught up.
        self._replaced: TantivyEngine | None = None

    # Following the catalog

    def position(self) -> Cursor | None:
        try:
            cursor = self._cursor()
        except EngineUnavailable as error:
            logger.info("The search index must be made: %s", error)
            cursor = None
        self._starts_anew = cursor is None
        self._known = cursor
        return cursor

    def write(self, records: Sequence[Record], cursor: Cursor) -> None:
        if self._starts_anew:
            self.reset()
        # The last state of each counts.
        last = {(record.key, record.locale): record for record in records}.values()
        made = [document_of(record) for record in last if is_searched(record)]
        self._words.add(document for document in made if self._has(document.locale))
        for language, index in self._indexes.items():
            index.write(
                [record.key for record in last if record.locale == language],
                [document for document in made if document.locale == language],
                cursor,
                known=self._known,
            )
        self._known = cursor

    def caught_up(self) -> None:
        """An index serves from its first batch, unless it is made beside another."""
        if self._replaced is None:
            return
        place, aside = self._replaced._path, self._replaced._path_of("aside")
        with self._replaced._kept_still():
            shutil.rmtree(aside, ignore_errors=True)
            if place.exists():
                place.rename(aside)
            self._path.rename(place)
        self.__init__(place, tuple(self._indexes), patience=self._patience)

    def reset(self) -> None:
        self._known = None
        self._words.reset()
        for index in self._indexes.values():
            index.reset()
        self._starts_anew = False

    def beside(self) -> "TantivyEngine":
        path = self._path_of("next")
        shutil.rmtree(path, ignore_errors=True)
        other = TantivyEngine(path, tuple(self._indexes), patience=self._patience)
        other._starts_anew = True
        other._replaced = self
        return other

    # Answering

    def inventory(self) -> Iterator[tuple[UUID, str, int]]:
        for language, index in self._indexes.items():
            for key, sequence in index.inventory():
                yield key, language, sequence

    def find(self, searches: Sequence[Search]) -> list[list[Hit]]:
        now = timezone.now()
        return [
            self._indexes[search.locale].find(search, now)
            if self._has(search.locale)
            else []
            for search in searches
        ]

    def vocabulary(self) -> IndexWords:
        """The words of the index as it is now. Raises `EngineUnavailable`."""
        searchers = {code: index.searcher() for code, index in self._indexes.items()}
        return IndexWords(searchers, self._words)

    def health(self) -> Health:
        try:
            # Every document is a record but the one that holds the cursor.
            counts = [index.searcher().num_docs - 1 for index in self._indexes.values()]
        except EngineUnavailable as error:
            return Health(reason=str(error))
        return Health(documents=sum(counts))

    # How

    def _path_of(self, what: str) -> Path:
        return self._path.with_name(f"{self._path.name}.{what}")

    def _kept_still(self) -> ExitStack:
        """Nobody writes any of its indexes meanwhile."""
        with ExitStack() as still:
            for index in (self._words, *self._indexes.values()):
                still.enter_context(index.kept_still())
            return still.pop_all()

    def _has(self, language: str) -> bool:
        return language in self._indexes

    def _cursor(self) -> Cursor | None:
        """The earliest cursor of all languages; None when one must be made again."""
        self._words.check()
        cursors = [index.cursor() for index in self._indexes.values()]
        if None in cursors or len({cursor.epoch for cursor in cursors}) != 1:
            return None
        return min(cursors, key=lambda cursor: cursor.sequence)
