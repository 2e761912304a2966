"""
The folder that holds the index: opening it, verifying it, writing a batch.

One process writes at a time, for the length of a batch; any number read. A reader sees
what another process committed as soon as it asks again. Everything that tantivy throws
leaves here as `EngineUnavailable`, the panics of its Rust code included.
"""

import json
import logging
import mmap
import shutil
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import tantivy

from search.engines.base import EngineUnavailable

logger = logging.getLogger(__name__)

WRITER_MEMORY = 64_000_000
RETRY_SECONDS = 0.05
SEGMENT_FILES = ("fast", "fieldnorm", "idx", "pos", "store", "term")
#: Each of them ends with its checksum's length and this number.
FOOTER_MAGIC = 1337


class IndexFolder:
    """
    `patience` is how many seconds a writer waits for another one to finish.

    Opened at the first use, so that it can be made where there is no folder yet, and
    opened again when another index has taken its place.
    """

    def __init__(self, path: Path, schema: tantivy.Schema, *, patience: float):
        self.path = path
        self._schema = schema
        self._patience = patience
        self._lock = Lock()
        self._index: tantivy.Index | None = None
        self._folder_seen = self._commit_seen = None

    def searcher(self) -> tantivy.Searcher:
        """The index as it was last committed, by whichever process."""
        return self._opened().searcher()

    @contextmanager
    def writing(self) -> Iterator[tantivy.IndexWriter]:
        """A writer whose work is committed at the end, whole, or not at all."""
        with self.reporting():
            index = self._opened()
            opened = self._folder_seen
            writer = self._acquire(index)
            try:
                if self._stamps()[0] != opened:
                    raise ValueError("Another index took the place of this one.")
                yield writer
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                # Frees the folder for other writers, after any merge.
                writer.wait_merging_threads()

    @contextmanager
    def kept_still(self) -> Iterator[None]:
        """Nobody writes the index meanwhile. One that cannot be opened nobody can."""
        try:
            with self.reporting():
                index = self._opened()
        except EngineUnavailable:
            yield
            return
        with self.reporting():
            writer = self._acquire(index)
        try:
            yield
        finally:
            # Not rolled back: another index may stand in its place by now.
            writer.wait_merging_threads()

    def create(self) -> None:
        """An empty index in place of whatever is there, of which one copy is kept."""
        with self.reporting():
            self.close()
            if self.path.exists() and any(self.path.iterdir()):
                aside = self.path.with_name(f"{self.path.name}.aside")
                shutil.rmtree(aside, ignore_errors=True)
                self.path.rename(aside)
                logger.warning("The search index was set aside in %s.", aside)
            self.path.mkdir(parents=True, exist_ok=True)
            tantivy.Index(self._schema, path=str(self.path))

    def close(self) -> None:
        """The next use opens the folder again, and verifies it."""
        self._index = None

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Says in the site's words what went wrong inside."""
        try:
            yield
        except (ValueError, OSError, struct.error) as error:
            self.close()
            raise EngineUnavailable(str(error)) from error
        except BaseException as error:
            # Not an Exception, and no module exports its class.
            if type(error).__name__ != "PanicException":
                raise
            self.close()
            raise EngineUnavailable(f"The index is damaged: {error}") from error

    def _opened(self) -> tantivy.Index:
        with self._lock:
            folder, commit = self._stamps()
            if self._index is None or folder != self._folder_seen:
                self._index = None
                self._index = self._open(commit)
            elif commit != self._commit_seen:
                self._index.reload()
            self._folder_seen, self._commit_seen = folder, commit
            return self._index

    def _open(self, commit: tuple) -> tantivy.Index:
        try:
            _verify(self.path)
        except FileNotFoundError:
            # Another process may have merged files away after the list was read.
            if self._stamps()[1] == commit:
                raise
            _verify(self.path)
        index = tantivy.Index.open(str(self.path))
        index.config_reader("manual")
        return index

    def _stamps(self) -> tuple:
        """What changes when the folder is replaced, and when something is committed."""
        try:
            folder, commit = self.path.stat(), (self.path / "meta.json").stat()
        except FileNotFoundError:
            # For a moment there is none, while another takes its place.
            time.sleep(RETRY_SECONDS)
            folder, commit = self.path.stat(), (self.path / "meta.json").stat()
        return folder.st_ino, (commit.st_ino, commit.st_mtime_ns, commit.st_size)

    def _acquire(self, index: tantivy.Index) -> tantivy.IndexWriter:
        deadline = time.monotonic() + self._patience
        while True:
            try:
                return index.writer(WRITER_MEMORY, num_threads=1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                if time.monotonic() >= deadline:
                    raise EngineUnavailable(
                        f"Another process has been writing the index in {self.path} "
                        f"for more than {self._patience:g} s."
                    ) from error
            time.sleep(RETRY_SECONDS)


def _verify(path: Path) -> None:
    """
    Compares the files of the index with their checksums.

    Tantivy notices most files that are missing or shortened when it opens the index;
    changed bytes it only meets in the middle of a search, or not at all.
    """
    try:
        meta = json.loads((path / "meta.json").read_text())
        for segment in meta["segments"]:
            name = segment["segment_id"].replace("-", "")
            suffixes = list(SEGMENT_FILES)
            if deletes := segment["deletes"]:
                suffixes.append(f"{deletes['opstamp']}.del")
            for suffix in suffixes:
                _verify_file(path / f"{name}.{suffix}")
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("The index is damaged: meta.json has changed.") from error


def _verify_file(file: Path) -> None:
    with (
        file.open("rb") as opened,
        mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content,
        memoryview(content) as view,
    ):
        length, magic = struct.unpack("<II", view[-8:])
        end = len(view) - 8 - length
        if magic == FOOTER_MAGIC and end >= 0:
            footer = json.loads(bytes(view[end:-8]))
            if footer["crc"] == zlib.crc32(view[:end]):
                return
    raise ValueError(f"The index is damaged: {file.name} has changed.")
