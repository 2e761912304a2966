"""Whether a page in French is one, or the English page under a French name."""

#: Shorter lines are names, options or code, which no language changes.
SHORTEST_LINE = 30
MOSTLY = 0.5


def is_translated(french: str, english: str) -> bool:
    """Whether at most half of the text, by its letters, is as it is in English."""
    lines = [line for line in french.splitlines() if len(line) >= SHORTEST_LINE]
    known = set(english.splitlines())
    copied = sum(len(line) for line in lines if line in known)
    return copied <= MOSTLY * sum(map(len, lines))
