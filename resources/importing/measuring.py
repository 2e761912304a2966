"""How far an import is, how long it takes, and how much memory."""

import resource
from time import monotonic

_WIDTH = 24
#: Linux counts kilobytes.
_KILOBYTES_IN_A_MEGABYTE = 1024


class Measure:
    """Begins when it is made."""

    def __init__(self):
        self._started = monotonic()

    def bar(self, done: int, total: int) -> str:
        total = max(done, total)
        full = _WIDTH * done // total if total else 0
        bar = "█" * full + "░" * (_WIDTH - full)
        left = (total - done) * self._seconds / done if done else 0
        return f"{bar} {done} of {total}, {self._rate(done)}, {_time(left)} left"

    def told(self, done: int) -> str:
        own, children = (
            resource.getrusage(who).ru_maxrss // _KILOBYTES_IN_A_MEGABYTE
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        return (
            f"Took {_time(self._seconds)}, {self._rate(done)}; at most {own} MB of "
            f"memory, and {children} MB in a process that reads a file."
        )

    @property
    def _seconds(self) -> float:
        return max(monotonic() - self._started, 0.001)

    def _rate(self, done: int) -> str:
        return f"{done / self._seconds:.1f} a second"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
