"""What every block of a body has in common."""

from django.core.exceptions import ValidationError
from wagtail import blocks


class PartBlock(blocks.StructBlock):
    """
    A part of a page: what its page calls it, and what can be found of it.

    A subclass overrides the methods below where the defaults do not fit. It is drawn by
    `home/blocks/<its name in the body>.html`, with `page`, the part's `anchor` and the
    `level` of headings in it; what draws nothing has no part on the page.
    """

    def heading_of(self, value: blocks.StructValue) -> str:
        """The name that readers see; it may be empty."""
        return value.get("heading") or ""

    def title_of(self, value: blocks.StructValue) -> str:
        """What leads to the part where something of it was found."""
        return self.heading_of(value)

    def words_of(self, value: blocks.StructValue, page) -> str:
        """
        Plain text that can be found on `page`; the heading alone where it says it all.

        The catalog's contract holds: nothing but the page's own words, and what the
        record names.
        """
        return self.heading_of(value)

    def faults_of(self, value: blocks.StructValue) -> dict[str, str]:
        """What is wrong with the whole, by the field that an editor should change."""
        return {}

    def clean(self, value):
        cleaned = super().clean(value)
        faults = self.faults_of(cleaned)
        if faults:
            raise blocks.StructBlockValidationError(
                block_errors={
                    name: ValidationError(message) for name, message in faults.items()
                }
            )
        return cleaned

    def get_template(self, value=None, context=None) -> str:
        return f"home/blocks/{self.name}.html"

    class Meta:
        label_format = "{heading}"


def lines(*texts: str) -> str:
    """What there is of the texts, one under the other."""
    return "\n".join(text for text in texts if text)
