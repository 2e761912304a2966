"""The body of a page: its parts, as readers see them and as the catalog finds them."""

from dataclasses import dataclass

from wagtail.blocks import StreamValue
from wagtail.models import Page

from search.catalog.contract import Section


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of a body as its page shows it: links lead to its anchor."""

    anchor: str
    heading: str
    block: StreamValue.StreamChild
    page: Page


class BodySections:
    """Mixed into a page class with a `body`: its parts, shown and found."""

    def body_sections(self) -> list[ShownSection]:
        """The parts as the page shows them; anchors are `part-1`, `part-2` …"""
        return [
            ShownSection(
                f"part-{number}", child.block.heading_of(child.value), child, self
            )
            for number, child in enumerate(self.body, start=1)
        ]

    def catalog_sections(self) -> list[Section]:
        """What each part says in words; an image says nothing that can be found."""
        sections = []
        for shown in self.body_sections():
            part, value = shown.block.block, shown.block.value
            words = part.words_of(value, self)
            sections.append(Section(shown.anchor, part.title_of(value), words))
        return [section for section in sections if section.text]
