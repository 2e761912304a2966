"""
A table of words and their translations, learned from the site's own pages.

A page and its translation say the same, passage by passage: `search.engines.alignment`
finds which passages, and `search.engines.lexicon` which words.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from threading import Lock, Thread
from typing import TYPE_CHECKING

from django.db import connection, transaction

from search.catalog.cursors import BadCursor, Cursor
from search.catalog.models import Record
from search.engines.alignment import aligned
from search.engines.expanding import Translations
from search.engines.models import Learning, WordPair
from search.engines.words import words

if TYPE_CHECKING:
    from search.engines.lexicon import Pair, Passage

logger = logging.getLogger(__name__)

LEAST_SURE = 0.1
MOST_TRANSLATIONS = 3
#: The table is made again when so many records came, or this share of all.
FEWEST_CHANGES = 20
SHARE_OF_CHANGES = 0.05


def translations_of(origin: str, target: str, stems: Iterable[str]) -> Translations:
    """For stems of one language, those of the other that may translate them."""
    table: dict[str, list[tuple[str, float]]] = defaultdict(list)
    rows = WordPair.objects.filter(origin=origin, target=target, stem__in=set(stems))
    rows = rows.order_by("-sureness", "other")
    for stem, other, sureness in rows.values_list("stem", "other", "sureness"):
        table[stem].append((other, sureness))
    return table


def learn(locales: Sequence[str], records: Iterable[Record] | None = None) -> int:
    """
    Makes the table anew; the number of pairs of words in it.

    From `records`, in the order of their keys: those that are public now, if not given.
    """
    # It needs numpy, which nothing else that runs in a site's processes does.
    from search.engines.lexicon import pairs_of

    rows = []
    for one, other in combinations(locales, 2):
        read = _public(one, other) if records is None else records
        pairs = pairs_of(_passages(read, one, other), LEAST_SURE)
        rows += _rows(pairs, one, other)
    with transaction.atomic():
        WordPair.objects.all().delete()
        WordPair.objects.bulk_create(rows, batch_size=2_000)
        Learning.objects.filter(pk=1).update(changed=0)
    return len(rows)


def _public(*locales: str) -> Iterator[Record]:
    records = Record.objects.public().filter(locale__in=locales)
    return records.order_by("key").defer("representation").iterator(chunk_size=500)


def _passages(records: Iterable[Record], one: str, other: str) -> Iterator["Passage"]:
    """The words of the passages that a page and its translation share."""
    for _key, family in groupby(records, key=lambda record: record.key):
        by_locale = {record.locale: record for record in family}
        if one in by_locale and other in by_locale:
            for text, translation in _shared(by_locale[one], by_locale[other]):
                stems = _stems(text, one), _stems(translation, other)
                if all(stems):
                    yield stems


def _shared(one: Record, other: Record) -> Iterator[tuple[str, str]]:
    yield one.title, other.title
    yield one.keywords, other.keywords
    texts, others = _texts(one), _texts(other)
    for name in texts.keys() & others.keys():
        yield from aligned(texts[name], others[name])


def _texts(record: Record) -> dict[str, str]:
    sections = {
        f"#{section['anchor']}": f"{section['heading']}\n{section['text']}"
        for section in record.sections
        # A file may be in any language.
        if not section.get("path")
    }
    return {"summary": record.summary} | sections


def _stems(text: str, locale: str) -> list[str]:
    return sorted({word.term for word in words(text, locale) if word.term})


def _rows(pairs: Iterable["Pair"], one: str, other: str) -> Iterator[WordPair]:
    """The surest translations of each word, in both directions."""
    there, back = defaultdict(list), defaultdict(list)
    for pair in pairs:
        there[pair.one].append((pair.sureness, pair.other))
        back[pair.other].append((pair.sureness, pair.one))
    for origin, target, found in ((one, other, there), (other, one, back)):
        for stem, meanings in found.items():
            meanings.sort(key=lambda each: (-each[0], each[1]))
            for sureness, meaning in meanings[:MOST_TRANSLATIONS]:
                yield WordPair(
                    origin=origin,
                    target=target,
                    stem=stem,
                    other=meaning,
                    sureness=sureness,
                )


class Learner:
    """
    A consumer of the catalog that makes the table again when much has changed.

    It does so in a thread of its own: engines are fed meanwhile.
    """

    name = "dictionary"

    def __init__(self, locales: Sequence[str]):
        self._locales = tuple(locales)
        self._learning = Lock()

    def position(self) -> Cursor | None:
        learning = Learning.objects.filter(pk=1).first()
        try:
            return Cursor.parse(learning.cursor) if learning else None
        except BadCursor:
            return None

    def write(self, records: Sequence[Record], cursor: Cursor) -> None:
        with transaction.atomic():
            learning, _made = Learning.objects.get_or_create(pk=1)
            learning.cursor = str(cursor)
            learning.changed += len(records)
            learning.save()

    def caught_up(self) -> None:
        learning = Learning.objects.filter(pk=1).first()
        changed = learning.changed if learning else 0
        if changed < FEWEST_CHANGES and WordPair.objects.exists():
            return
        enough = max(FEWEST_CHANGES, Record.objects.count() * SHARE_OF_CHANGES)
        if changed >= enough or (changed and not WordPair.objects.exists()):
            self.start()

    def reset(self) -> None:
        Learning.objects.filter(pk=1).delete()

    def start(self) -> Thread | None:
        """Learns beside what else the process does; None while it still does."""
        if not self._learning.acquire(blocking=False):
            return None
        thread = Thread(target=self._learn, name="dictionary", daemon=True)
        thread.start()
        return thread

    def _learn(self) -> None:
        try:
            number = learn(self._locales)
            logger.info("The dictionary has %d pairs of words.", number)
        except Exception:
            logger.exception("The dictionary could not be made.")
        finally:
            connection.close()
            self._learning.release()
