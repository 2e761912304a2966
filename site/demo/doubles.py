"""Rows that named two terms, of which an editor merged one into the other."""

from collections.abc import Mapping, Sequence


def rows_that_stay(before: Sequence[Mapping], now: Sequence[Mapping]) -> list[int]:
    """
    The rows, by their numbers, that a merge of terms leaves; each says its own.

    `before` are their values as they were written, `now` with terms as they are named
    today. As a merge does it, a row that named the kept term already stays in its
    place, and one that says the same since goes.
    """
    renamed = [number for number, row in enumerate(now) if row != before[number]]
    stay = [number for number in range(len(now)) if number not in renamed]
    for number in renamed:
        if all(now[each] != now[number] for each in stay):
            stay.append(number)
    return sorted(stay)
