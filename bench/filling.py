"""The documents put into the catalog and into the embedded engine, once a run."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.documents import fill_catalog
from bench.figures import line
from search.catalog.consumers import Consumer, feed
from search.catalog.selectors import current_cursor
from search.engines import conf
from search.engines.current import get_engine
from search.engines.dictionary import Learner, learn


@dataclass(frozen=True, slots=True)
class Fed:
    """What it took to give an engine everything."""

    records: int
    seconds: float

    @property
    def a_second(self) -> float:
        return self.records / self.seconds


@cache
def filled() -> int:
    """How many documents the catalog was given. Tells what it took, the first time."""
    documents = fill_catalog()
    fed = feed_timed(get_engine())
    pairs, seconds = _timed(learn_words)
    print(line("indexing", "records", "seconds", "a second", "MB"))
    megabytes = size_in_mb(conf.folder())
    print(line("tantivy", fed.records, fed.seconds, fed.a_second, megabytes))
    print(line("dictionary, in pairs of words", pairs, seconds), end="\n\n", flush=True)
    return documents


def feed_timed(consumer: Consumer) -> Fed:
    return Fed(*_timed(lambda: feed(consumer)))


def learn_words() -> int:
    """The dictionary made anew, so that whoever follows the catalog need not."""
    languages = conf.languages()
    Learner(languages).write([], current_cursor())
    return learn(languages)


def size_in_mb(folder: Path) -> float:
    files = (each for each in folder.rglob("*") if each.is_file())
    return sum(each.stat().st_size for each in files) / 1e6


def _timed(call: Callable[[], int]) -> tuple[int, float]:
    start = time.perf_counter()
    returned = call()
    return returned, time.perf_counter() - start
