"""Texts cut to a length that can be read at a glance."""

#: Where an extract stops growing, in characters.
LONG_ENOUGH = 240
ELLIPSIS = "…"


def shortened(text: str, around: int) -> tuple[str, int]:
    """
    `text` cut to a readable length around a place, and how far it moved to the left.

    An ellipsis stands where something is missing; words stay whole where they can.
    """
    if len(text) <= LONG_ENOUGH:
        return text, 0
    start = max(0, min(around - LONG_ENOUGH // 4, len(text) - LONG_ENOUGH))
    if start:
        space = text.find(" ", start, around)
        start = start if space < 0 else space + 1
    end = min(start + LONG_ENOUGH, len(text))
    if end < len(text):
        space = text.rfind(" ", around, end)
        end = end if space < 0 else space
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(text) else ""
    return f"{before}{text[start:end]}{after}", start - len(before)
