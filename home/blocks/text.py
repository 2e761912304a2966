"""The blocks of running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "hr"]


class BodySection(blocks.StructBlock):
    """A part of a page, with the heading that it is found and linked to by."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        label = _("Section")
        icon = "doc-full"


class BodyBlock(blocks.StreamBlock):
    """What the body of a page is made of."""

    section = BodySection()
