"""What a run did, told while it runs and when it is over."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

OUTCOMES = {
    "created": "created",
    "updated": "updated",
    "skipped": "skipped",
    "left": "left as they are",
}


@dataclass(slots=True)
class Report:
    """
    Counts by outcome, of a family and of all, and the reasons of what was skipped.

    `say` is given whole lines; `count` a family, how far it is, and how many it has.
    """

    say: Callable[[str], None]
    count: Callable[[str, int, int], None]
    totals: Counter = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)
    _family: Counter = field(default_factory=Counter)

    def begin(self) -> None:
        self._family = Counter()

    def note(self, outcome: str, what: str, why: str) -> None:
        self.totals[outcome] += 1
        self._family[outcome] += 1
        if why:
            self.skipped.append(f"{what}: {why}")

    def end(self, family: str) -> None:
        told = [
            f"{self._family[outcome]} {words}"
            for outcome, words in OUTCOMES.items()
            if self._family[outcome]
        ]
        self.say(f"{family}: {', '.join(told) or 'nothing to load'}.")

    def summary(self) -> str:
        told = ", ".join(
            f"{self.totals[outcome]} {words}" for outcome, words in OUTCOMES.items()
        )
        return f"Demonstration content: {told}."
