"""Texts without pages, cut into parts that are as long as a page."""

from collections.abc import Iterator

#: What a printed page holds, or a little more.
ABOUT_A_PAGE = 3_000


def in_parts(text: str) -> Iterator[str]:
    """The text in parts, each of whole paragraphs; too long a paragraph is cut."""
    part, length = [], 0
    for paragraph in _paragraphs(text):
        if part and length + len(paragraph) > ABOUT_A_PAGE:
            yield "\n".join(part)
            part, length = [], 0
        part.append(paragraph)
        length += len(paragraph) + 1
    if part:
        yield "\n".join(part)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        while len(paragraph) > ABOUT_A_PAGE:
            space = paragraph.rfind(" ", 1, ABOUT_A_PAGE)
            end = space if space > 0 else ABOUT_A_PAGE
            yield paragraph[:end]
            paragraph = paragraph[end:].lstrip()
        yield paragraph
