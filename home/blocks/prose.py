"""Rich text as this site writes it."""

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.rich_text import RichText
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import quote_path_component
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.strings import extract_strings, restore_strings

RICH_TEXT_FEATURES = [
    "h3",
    "h4",
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "passage",
    "abbreviation",
    "hr",
]

#: Elements with an attribute that says what they are, and what translators call them.
MARKS = {"passage": ("span", "lang"), "abbreviation": ("abbr", "data-term")}


class ProseBlock(blocks.RichTextBlock):
    """
    Rich text whose passages and abbreviations go through translation.

    Of elements with attributes wagtail-localize knows links only: it refuses others, or
    cuts the sentence at them. Translators see each as `<a id="a1">`, which they place
    in their own sentence, or leave out.
    """

    def __init__(self, features=None, **options):
        super().__init__(features=features or RICH_TEXT_FEATURES, **options)

    def get_translatable_segments(self, value: RichText) -> list:
        template, strings = extract_strings(marked_as_links(value.source))
        addresses = {
            attributes["href"]
            for _string, tags in strings
            for attributes in tags.values()
            if "href" in attributes
        }
        return [
            TemplateSegmentValue("", "html", template, len(strings)),
            *(StringSegmentValue("", text, attrs=tags) for text, tags in strings),
            *(
                OverridableSegmentValue(quote_path_component(address), address)
                for address in sorted(addresses)
            ),
        ]

    def restore_translated_segments(self, value: RichText, segments: list) -> RichText:
        _format, template, strings = organise_template_segments(segments)
        return RichText(marked_as_stored(restore_strings(template, strings)))


#: Migrations take it for Wagtail's own, which it can stand for.
DECONSTRUCT_ALIASES = {ProseBlock: "wagtail.blocks.RichTextBlock"}


def marked_as_links(html: str) -> str:
    """Stored rich text with its marked passages as links of a type of their own."""
    soup = BeautifulSoup(html, "html.parser")
    for mark, (name, attribute) in MARKS.items():
        for element in soup.find_all(name, {attribute: True}):
            element.name = "a"
            element.attrs = {"linktype": mark, attribute: element[attribute]}
    return str(soup)


def marked_as_stored(html: str) -> str:
    """The same, back again."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all("a", linktype=list(MARKS)):
        element.name = MARKS[element.attrs.pop("linktype")][0]
    return str(soup)
