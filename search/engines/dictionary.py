"""
A table of words and their translations, learned from the site's own pages.

A page and its translation say the same: words that keep turning up in the same pairs of
passages translate each other. How surely is Dice's coefficient, twice the passages with
both over the sum of the passages with each (L. R. Dice, 1945).
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, permutations
from threading import Lock, Thread

from django.db import connection, transaction

from search.catalog.cursors import BadCursor, Cursor
from search.catalog.models import Record
from search.engines.expanding import Translations
from search.engines.models import Learning, WordPair
from search.engines.words import words

logger = logging.getLogger(__name__)

#: Of a long passage the words count that fewest passages have.
MOST_STEMS = 30
#: A word that so many of all passages have tells nothing.
MOST_COMMON = 0.1
FEWEST_TOGETHER = 2
LEAST_SURE = 0.3
MOST_TRANSLATIONS = 3
#: With more candidates that are as good, nobody knows which one is right.
MOST_EQUALS = 4
#: The words of so many parts are counted one part after the other, to save memory.
PARTS = 8
#: The table is made again when so many records came, or this share of all.
FEWEST_CHANGES = 20
SHARE_OF_CHANGES = 0.05

Passage = tuple[Sequence[str], Sequence[str]]


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
    pairs = []
    for one, other in combinations(locales, 2):
        read = _public(one, other) if records is None else records
        pairs += _pairs(list(_passages(read, one, other)), one, other)
    with transaction.atomic():
        WordPair.objects.all().delete()
        WordPair.objects.bulk_create(pairs, batch_size=2_000)
        Learning.objects.filter(pk=1).update(changed=0)
    return len(pairs)


def _public(*locales: str) -> Iterator[Record]:
    records = Record.objects.public().filter(locale__in=locales)
    return records.order_by("key").defer("representation").iterator(chunk_size=500)


def _passages(records: Iterable[Record], one: str, other: str) -> Iterator[Passage]:
    """The passages that a page and its translation share."""
    for _key, family in groupby(records, key=lambda record: record.key):
        by_locale = {record.locale: record for record in family}
        if one in by_locale and other in by_locale:
            yield from _shared(by_locale[one], by_locale[other])


def _shared(one: Record, other: Record) -> Iterator[Passage]:
    texts, others = _texts(one), _texts(other)
    for name in texts.keys() & others.keys():
        stems = _stems(texts[name], one.locale), _stems(others[name], other.locale)
        if all(stems):
            yield stems


def _texts(record: Record) -> dict[str, str]:
    sections = {
        f"#{section['anchor']}": f"{section['heading']}\n{section['text']}"
        for section in record.sections
    }
    return {"title": record.title, "summary": record.summary} | sections


def _stems(text: str, locale: str) -> list[str]:
    return sorted({word.term for word in words(text, locale) if word.term})


def _pairs(passages: list[Passage], one: str, other: str) -> list[WordPair]:
    frequencies = [
        Counter(stem for passage in passages for stem in passage[side])
        for side in (0, 1)
    ]
    common = max(len(passages) * MOST_COMMON, 5)
    told = [
        tuple(
            _most_telling(passage[side], frequencies[side], common) for side in (0, 1)
        )
        for passage in passages
    ]
    together: dict[tuple[str, str], float] = {}
    for part in range(PARTS):
        counted = Counter(
            (stem, stem_other)
            for first, second in told
            for stem in first
            if hash(stem) % PARTS == part
            for stem_other in second
        )
        for (stem, stem_other), count in counted.items():
            if count >= FEWEST_TOGETHER or stem == stem_other:
                both = frequencies[0][stem] + frequencies[1][stem_other]
                sureness = 2 * count / both
                if sureness >= LEAST_SURE:
                    together[stem, stem_other] = min(sureness, 1.0)
    return [
        WordPair(origin=origin, target=target, stem=stem, other=word, sureness=sure)
        for (origin, target), side in zip(
            permutations((one, other)), (0, 1), strict=True
        )
        for stem, word, sure in _best(together, side)
    ]


def _most_telling(stems: Sequence[str], frequency: Counter, common: float) -> list[str]:
    telling = [stem for stem in stems if 1 < frequency[stem] <= common]
    return sorted(telling, key=lambda stem: (frequency[stem], stem))[:MOST_STEMS]


def _best(
    together: dict[tuple[str, str], float], side: int
) -> Iterator[tuple[str, str, float]]:
    """The surest translations of each stem of one side."""
    candidates = defaultdict(list)
    for pair, sureness in together.items():
        candidates[pair[side]].append((sureness, pair[1 - side]))
    for stem, found in candidates.items():
        found.sort(key=lambda each: (-each[0], each[1] != stem, each[1]))
        equals = [each for each in found if each[0] >= found[0][0] * 0.95]
        if len(equals) > MOST_EQUALS and equals[0][1] != stem:
            continue
        for sureness, word in found[:MOST_TRANSLATIONS]:
            yield stem, word, sureness


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
