"""
What readers search for, noted without making them wait and without knowing them.

Notes are gathered in the process and written together, a few seconds later, by a thread
of their own: a search never waits for a lock of the database. What may name a person
(an address, a telephone number) is not noted. A process that is killed loses the notes
of its last seconds, and nothing else.
"""

import atexit
import logging
import re
from collections import Counter
from datetime import date, timedelta
from threading import Event, Lock, Thread

from django.db import connection, transaction
from django.utils import timezone

from search.engines import conf
from search.engines.models import AskedQuery
from search.engines.models.asked import LONGEST_TEXT

logger = logging.getLogger(__name__)

#: Seconds between two writings.
INTERVAL = 5.0
#: More different notes than this are not kept between two writings.
MOST_NOTES = 2_000

_PERSONAL = re.compile(r"@|(?:\d[\s.\-/]?){7,}")

Note = tuple[date, str, str]


class Logbook:
    """Counts by day, language and text. Thread-safe."""

    def __init__(self, interval: float = INTERVAL):
        self._interval = interval
        self._lock = Lock()
        self._counts: dict[Note, Counter[str]] = {}
        self._thread: Thread | None = None
        self._wake = Event()

    def note_search(self, text: str, locale: str, total: int) -> None:
        """A reader searched, and found so much."""
        self._note(text, locale, asked=1, unanswered=0 if total else 1)

    def note_choice(self, text: str, locale: str, rank: int) -> None:
        """A reader opened the result at a place, 1 being the first."""
        self._note(text, locale, chosen=1, ranks=rank)

    def write(self) -> None:
        """Writes what was gathered; what cannot be written is kept for the next."""
        with self._lock:
            counts, self._counts = self._counts, {}
        if not counts:
            return
        try:
            with transaction.atomic():
                for note, counted in sorted(counts.items()):
                    _write(note, counted)
        except Exception:
            with self._lock:
                for note, counted in counts.items():
                    self._counts.setdefault(note, Counter()).update(counted)
            raise

    def _note(self, text: str, locale: str, **counts: int) -> None:
        said = normalized(text)
        if not said or not conf.log_days():
            return
        note = (timezone.localdate(), locale, said)
        with self._lock:
            if note not in self._counts and len(self._counts) >= MOST_NOTES:
                return
            self._counts.setdefault(note, Counter()).update(counts)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="logbook", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            self._wake.wait(self._interval)
            try:
                self.write()
            except Exception:
                logger.exception("The searches of readers were not written; later.")
            finally:
                connection.close()
            with self._lock:
                if not self._counts:
                    self._thread = None
                    return


def _write(note: Note, counted: Counter[str]) -> None:
    """A choice counts where the search was made: nobody can add words by choosing."""
    day, locale, text = note
    asked = {"day": day, "locale": locale, "text": text}
    if counted["asked"] or AskedQuery.objects.filter(**asked).exists():
        AskedQuery.add(**asked, **counted)


def normalized(text: str) -> str:
    """What is noted of a search: empty when it may name a person, or is too long."""
    said = " ".join(text.casefold().replace("\0", " ").split())
    return "" if len(said) > LONGEST_TEXT or _PERSONAL.search(said) else said


def forget_old_searches() -> int:
    """Deletes what is older than SEARCH_LOG_DAYS; how many rows that was."""
    oldest = timezone.localdate() - timedelta(days=conf.log_days())
    deleted, _by_model = AskedQuery.objects.filter(day__lt=oldest).delete()
    return deleted


logbook = Logbook()


@atexit.register
def _write_the_rest() -> None:
    try:
        logbook.write()
    except Exception:
        logger.exception("The last searches of readers were not written.")
