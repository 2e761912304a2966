"""
Which words translate each other, told by passages that do.

The first model of P. F. Brown et al., "The Mathematics of Statistical Machine
Translation", Computational Linguistics 19 (2), 1993: each word of a passage comes from
one of the other's words, and how likely from which is estimated again and again from
what was estimated before (expectation and maximisation). It is done in both directions;
how sure a pair is, is the geometric mean of the two.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS = 6
#: Of a longer passage so many words count.
MOST_STEMS = 60
#: So many times may words meet in passages: of more passages some are left out, evenly.
#: A meeting takes about 40 bytes for the time of the work.
MOST_MEETINGS = 6_000_000
FEWEST_TOGETHER = 2
#: How readily a word comes from none of the other's.
FROM_NOWHERE = 0.02

Passage = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stems; how sure it is that they translate each other, above 0, at most 1."""

    one: str
    other: str
    sureness: float


def pairs_of(passages: Iterable[Passage], least_sure: float) -> list[Pair]:
    """The pairs that are at least so sure, of words that meet more than once."""
    meetings = _Meetings(passages)
    if not meetings.pairs.size:
        return []
    sureness = np.sqrt(meetings.likelihood(0) * meetings.likelihood(1))
    often = (meetings.together >= FEWEST_TOGETHER) | meetings.are_spelled_alike()
    chosen = np.flatnonzero((sureness >= least_sure) & often)
    ones, others = meetings.stems
    return [
        Pair(ones[first], others[second], min(float(sure), 1.0))
        for first, second, sure in zip(
            *(side[chosen] for side in meetings.sides), sureness[chosen], strict=True
        )
    ]


class _Meetings:
    """
    Every meeting of a stem of one language with one of the other, in a passage.

    `pairs` are the different ones, `sides` the numbers of their two stems, `together`
    how often each meets; `which` of them each meeting is, and `words` on either side,
    numbered through all passages.
    """

    def __init__(self, passages: Iterable[Passage]):
        texts = _Text(), _Text()
        for passage in passages:
            for text, stems in zip(texts, passage, strict=True):
                text.add(stems[:MOST_STEMS])
        self.stems = tuple(list(text.numbers) for text in texts)
        one, other = (np.frombuffer(text.words, np.int32) for text in texts)
        lengths, lengths_other = (
            np.frombuffer(text.lengths, np.int32) for text in texts
        )
        sizes = lengths.astype(np.int64) * lengths_other
        kept = np.arange(0, sizes.size, max(1, -(-int(sizes.sum()) // MOST_MEETINGS)))
        starts = np.concatenate([[0], np.cumsum(lengths)])
        starts_other = np.concatenate([[0], np.cumsum(lengths_other)])
        meetings = int(sizes[kept].sum())
        self.words = np.empty(meetings, np.int32), np.empty(meetings, np.int32)
        end = 0
        for passage in kept:
            begin, end = end, end + sizes[passage]
            places = np.arange(starts[passage], starts[passage + 1])
            others = np.arange(starts_other[passage], starts_other[passage + 1])
            self.words[0][begin:end] = np.repeat(places, others.size)
            self.words[1][begin:end] = np.tile(others, places.size)
        width = max(len(self.stems[1]), 1)
        met = one[self.words[0]].astype(np.int64) * width + other[self.words[1]]
        self.pairs, self.together = np.unique(met, return_counts=True)
        self.which = np.searchsorted(self.pairs, met).astype(np.int32)
        self.sides = self.pairs // width, self.pairs % width

    def likelihood(self, origin: int) -> np.ndarray:
        """For each pair, how likely the stem of the side `origin` becomes the other."""
        from_stem, explained = self.sides[origin], self.words[1 - origin]
        likely = np.ones(self.pairs.size)
        for _round in range(ROUNDS):
            here = likely[self.which]
            here /= (np.bincount(explained, here) + FROM_NOWHERE)[explained]
            expected = np.bincount(self.which, here, minlength=self.pairs.size)
            likely = expected / np.bincount(from_stem, expected)[from_stem]
        return likely

    def are_spelled_alike(self) -> np.ndarray:
        ones, others = self.stems
        numbers = {stem: number for number, stem in enumerate(others)}
        twins = np.array([numbers.get(stem, -1) for stem in ones])
        return twins[self.sides[0]] == self.sides[1]


class _Text:
    """The stems of all passages in one language, as numbers."""

    def __init__(self):
        self.numbers: dict[str, int] = {}
        self.words = array("i")
        self.lengths = array("i")

    def add(self, stems: Sequence[str]) -> None:
        numbers = self.numbers
        self.words.extend(numbers.setdefault(stem, len(numbers)) for stem in stems)
        self.lengths.append(len(stems))
