"""What times are summed up to, and how they are taken and told."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Times:
    """Milliseconds."""

    taken: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.taken)

    @property
    def p95(self) -> float:
        """What 95 of 100 do not exceed."""
        ordered = sorted(self.taken)
        return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]

    def ratio_to(self, other: "Times") -> float:
        """
        The median of how much longer each took than the same thing in another way.

        Long ones count no more than short ones here.
        """
        pairs = zip(self.taken, other.taken, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)


@dataclass(slots=True)
class Goals:
    """Whether what DESIGN wants was met, counted for the last line of the report."""

    met: int = 0
    missed: list[str] = field(default_factory=list)

    def at_most(self, what: str, value: float, most: float, unit: str = "") -> str:
        return self._told(what, value <= most, f"<= {most:g}{unit}")

    def at_least(self, what: str, value: float, least: float, unit: str = "") -> str:
        return self._told(what, value >= least, f">= {least:g}{unit}")

    def _told(self, what: str, is_met: bool, goal: str) -> str:
        if is_met:
            self.met += 1
        else:
            self.missed.append(f"{what} ({goal})")
        return f"goal: {goal}, {'met' if is_met else 'NOT met'}"


def milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def times_in_turns(
    asked: Sequence, ways: Mapping[str, Callable], *, rounds: int = 2
) -> dict[str, Times]:
    """
    Asks everything in every way: `ways` take one of `asked` each.

    The first round is not counted. Each time another way comes first, so that none
    profits from what the others have warmed.
    """
    times = {name: Times() for name in ways}
    names = list(ways)
    for number in range(rounds + 1):
        for place, each in enumerate(asked):
            first = (place + number) % len(names)
            for name in [*names[first:], *names[:first]]:
                taken = milliseconds(lambda way=ways[name], each=each: way(each))
                if number:
                    times[name].taken.append(taken)
    return times


def line(name: str, *values: object, goal: str = "") -> str:
    """One line of a table: a name, and columns of figures."""
    columns = "".join(
        f"{value:>11.2f}" if isinstance(value, float) else f"{value:>11}"
        for value in values
    )
    return f"{name:<40}{columns}   {goal}".rstrip()
