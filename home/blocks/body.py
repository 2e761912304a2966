"""All that the body of a page may be made of."""

from wagtail import blocks

from home.blocks.links import CallToActionBlock
from home.blocks.lists import FeaturedBlock, ListingBlock
from home.blocks.media import DocumentBlock, IllustrationBlock
from home.blocks.table import TableBlock
from home.blocks.text import (
    BodySection,
    FiguresBlock,
    QuestionsBlock,
    QuotationBlock,
)


class BodyBlock(blocks.StreamBlock):
    """What the body of a page is made of."""

    section = BodySection()
    quotation = QuotationBlock()
    figures = FiguresBlock()
    table = TableBlock()
    questions = QuestionsBlock()
    image = IllustrationBlock()
    document = DocumentBlock()
    call_to_action = CallToActionBlock()
    listing = ListingBlock()
    featured = FeaturedBlock()
