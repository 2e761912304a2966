"""One import of a folder: what changed is read ahead, and written one by one."""

import fcntl
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import reset_queries
from django.utils.translation import override

from resources.importing.documents import sweep
from resources.importing.failures import Failure, NotImported, failure
from resources.importing.folder import Folder, Found, FoundFile, is_text
from resources.importing.jobs import Job, Options, job_of
from resources.importing.manifest import Line, Manifest
from resources.importing.pages import PageWriter, edits, present_pages
from resources.importing.writing import write

#: How many files are read at once, and how many resources wait to be written.
READERS = 2
AHEAD = 4

OUTCOMES = ("created", "updated", "unchanged", "kept", "failed")


class AlreadyRunning(RuntimeError):
    """Another import runs: it would take this one's files for stray."""


class Import:
    """
    One run. `outcomes` says how many resources were created, updated and so on.

    `tell` is given failures, `count` how many resources are done and of how many, and
    `kept` the key of one that was left to its editors, and why.
    """

    def __init__(
        self,
        folder: Folder,
        writer: PageWriter,
        options: Options,
        *,
        tell: Callable[[Failure], None],
        count: Callable[[int, int], None] = lambda done, total: None,
        kept: Callable[[str, str], None] = lambda key, why: None,
    ):
        self.folder, self.writer, self.options = folder, writer, options
        self.tell, self.count, self.kept = tell, count, kept
        self.outcomes: Counter[str] = Counter()

    def run(self) -> None:
        """
        Not to be called in a transaction: each resource is one of its own.

        What it says is in English, as all that a command says. Raises
        `UnreadableManifest` before anything is done.
        """
        with override("en"):
            manifest = Manifest(self.folder, lambda told: self._fail([told]))
            self._sweep()
            self._bring(manifest)

    def _bring(self, manifest: Manifest) -> None:
        total = sum(1 for _found in self.folder.walk())
        waiting: deque[Job] = deque()
        with ThreadPoolExecutor(READERS) as readers:
            try:
                for found, line in self._resources(manifest):
                    job = self._look(found, line)
                    if job is not None:
                        job.read(readers)
                        waiting.append(job)
                    if len(waiting) > AHEAD:
                        self._finish(waiting.popleft())
                    self.count(self.done, total)
                while waiting:
                    self._finish(waiting.popleft())
                    self.count(self.done, total)
            finally:
                # Not everything, where somebody stops the run.
                readers.shutdown(wait=False, cancel_futures=True)
                for job in waiting:
                    job.close()
                self._sweep()

    @property
    def done(self) -> int:
        return sum(self.outcomes.values())

    def _resources(self, manifest: Manifest) -> Iterator[tuple[Found, Line]]:
        """What is in the folder, then what the manifest alone brings together."""
        for found in self.folder.walk():
            if not is_text(found.key):
                self._fail([failure("name", found.key)])
                continue
            line = manifest.line(found.key)
            own = [
                file
                for file in found.files
                if not manifest.is_of_another(file.path, found.key)
                and file.path not in line.files.values()
            ]
            if own or line.files:
                yield Found(found.key, (*_named_by(line), *own)), line
        for line in manifest.lines_not_met():
            yield Found(line.key, tuple(_named_by(line))), line

    def _look(self, found: Found, line: Line) -> Job | None:
        """What there is to do about a resource; None for nothing."""
        job = None
        try:
            if not found.files:
                raise NotImported([failure("no-file", found.key)])
            job = job_of(found, line, self.options)
            job.open(self.folder, found.files)
            if job.is_done:
                self.outcomes["unchanged"] += 1
            elif why := edits(job.imported, present_pages(job.imported)):
                self._note("kept", found.key, why)
            else:
                return job
        except NotImported as error:
            self._fail(error.failures)
        except Exception as error:  # noqa: BLE001 - none stops the others
            self._fail([failure("error", found.key, repr(error))])
        if job is not None:
            job.close()
        return None

    def _finish(self, job: Job) -> None:
        """Writes what was read. A failure, whichever, is that of one resource."""
        try:
            outcome, why = write(job, self.writer)
        except NotImported as error:
            self._fail(error.failures)
            self._sweep()
        except Exception as error:  # noqa: BLE001 - none stops the others
            self._fail([failure("error", job.imported.key, repr(error))])
            self._sweep()
        else:
            self._note(outcome, job.imported.key, why)
            if outcome != "created":
                self._sweep()
        finally:
            job.close()
            if settings.DEBUG:
                # Django keeps what was asked of the database.
                reset_queries()

    def _sweep(self) -> None:
        if not self.options.dry:
            sweep()

    def _note(self, outcome: str, key: str, why: str) -> None:
        self.outcomes[outcome] += 1
        if outcome == "kept":
            self.kept(key, why)

    def _fail(self, failures: list[Failure]) -> None:
        self.outcomes["failed"] += 1
        for told in failures:
            self.tell(told)


def _named_by(line: Line) -> list[FoundFile]:
    return [FoundFile(path, code) for code, path in line.files.items()]


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One import at a time on a machine; the lock goes with the process that has it."""
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning from error
        yield
