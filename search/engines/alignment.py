"""
Which passages of a text and of its translation say the same.

By their lengths alone, as W. A. Gale and K. W. Church found that it works ("A program
for aligning sentences in bilingual corpora", Computational Linguistics 19 (1), 1993):
what is long in one language is long in the other, and few passages are left out, or
made of two.
"""

import math
import re
from collections.abc import Iterator, Sequence

_SENTENCE_END = re.compile(r"(?<=[.!?…;:])\s+")
#: A longer line is read sentence by sentence.
LONGEST_LINE = 200
#: Of a longer text the beginning is read.
MOST_PASSAGES = 400
#: Texts of as many passages go side by side where so many of them are alike in length:
#: none more than so many times the other, or both so short that it says nothing.
ENOUGH_ALIKE = 0.8
MOST_UNLIKE = 2.0
SHORT_ENOUGH = 30
#: How far from the straight line between both texts their passages are looked for,
#: beside the difference of their numbers, and at most.
ASTRAY = 6
MOST_ASTRAY = 60

#: Passages taken of each text at a step, and how unlikely the step is by itself.
_STEPS = {
    (1, 1): -math.log(0.89),
    (1, 0): -math.log(0.005),
    (0, 1): -math.log(0.005),
    (2, 1): -math.log(0.045),
    (1, 2): -math.log(0.045),
}
#: Variance of the length in one language for each character in the other.
_VARIANCE = 6.8
_MOST_UNLIKELY = 60.0

_Step = tuple[int, int]


def aligned(one: str, other: str) -> Iterator[tuple[str, str]]:
    """The passages of two texts that translate each other, in order."""
    first, second = _passages(one), _passages(other)
    if not first or not second:
        return
    ratio = sum(map(len, second)) / sum(map(len, first))
    if _go_side_by_side(first, second, ratio):
        yield from zip(first, second, strict=True)
        return
    place = place_other = 0
    for step, step_other in _way(first, second, ratio):
        end, end_other = place + step, place_other + step_other
        if step and step_other:
            yield " ".join(first[place:end]), " ".join(second[place_other:end_other])
        place, place_other = end, end_other


def _passages(text: str) -> list[str]:
    found = []
    for line in text.splitlines():
        parts = [line] if len(line) <= LONGEST_LINE else _SENTENCE_END.split(line)
        found += [part.strip() for part in parts]
    return [passage for passage in found if passage][:MOST_PASSAGES]


def _go_side_by_side(first: Sequence[str], second: Sequence[str], ratio: float) -> bool:
    if len(first) != len(second):
        return False
    alike = sum(
        _are_alike(len(one) * ratio, len(other))
        for one, other in zip(first, second, strict=True)
    )
    return alike >= ENOUGH_ALIKE * len(first)


def _are_alike(expected: float, length: int) -> bool:
    shorter, longer = sorted((expected, length))
    return longer <= SHORT_ENOUGH or longer <= shorter * MOST_UNLIKE


def _way(first: Sequence[str], second: Sequence[str], ratio: float) -> list[_Step]:
    """The likeliest steps through both texts; none where they are too unlike."""
    lengths = [len(passage) * ratio for passage in first]
    others = [len(passage) for passage in second]
    astray = min(ASTRAY + abs(len(second) - len(first)), MOST_ASTRAY)
    costs: dict[_Step, float] = {(0, 0): 0.0}
    taken: dict[_Step, _Step] = {}
    for place in range(len(first) + 1):
        middle = round(place * len(second) / len(first))
        reached = range(max(0, middle - astray), min(len(second), middle + astray) + 1)
        for other in reached:
            for step, unlikely in _STEPS.items():
                before = costs.get((place - step[0], other - step[1]))
                best = costs.get((place, other), math.inf)
                if before is None or before + unlikely >= best:
                    continue
                cost = before + unlikely
                if all(step):
                    cost += _unlikeness(
                        sum(lengths[place - step[0] : place]),
                        sum(others[other - step[1] : other]),
                    )
                if cost < best:
                    costs[place, other], taken[place, other] = cost, step
    steps, here = [], (len(first), len(second))
    while here in taken:
        steps.append(taken[here])
        here = here[0] - steps[-1][0], here[1] - steps[-1][1]
    return steps[::-1]


def _unlikeness(expected: float, length: int) -> float:
    """How unlikely such a difference of lengths is: -log of its probability."""
    deviation = abs(length - expected) / math.sqrt((expected + length) / 2 * _VARIANCE)
    probability = math.erfc(deviation / math.sqrt(2))
    return -math.log(max(probability, math.exp(-_MOST_UNLIKELY)))
