"""The blocks that lead elsewhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.choosers import FixedPageChooserBlock
from home.blocks.part import PartBlock, lines

LINKS = _("Links and lists")


class CallToActionBlock(PartBlock):
    lead = blocks.TextBlock(
        label=_("Sentence"),
        required=False,
        default="",
        max_length=300,
        rows=2,
        help_text=_("Why to go there, above the button."),
    )
    text = blocks.CharBlock(
        label=_("Button"), max_length=80, help_text=_("A verb, and what it leads to.")
    )
    page = FixedPageChooserBlock(
        label=_("Page"),
        required=False,
        help_text=_("Readers are led to it in their language."),
    )
    address = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("Of another site.")
    )

    class Meta:
        label = _("Call to action")
        icon = "link"
        group = LINKS
        label_format = "{text}"
        description = _("A button that leads to a page, or to another site.")
        preview_value = {
            "lead": _("A sentence that says why to go there."),
            "text": _("Go there"),
            "page": None,
            "address": "https://example.org/",
        }

    def faults_of(self, value) -> dict:
        page, address = value["page"], value["address"]
        if page and address:
            return {"address": _("Choose a page or give an address, not both.")}
        if not page and not address and not self.is_deferred_validation:
            return {"page": _("Choose a page, or give an address.")}
        return {}

    def words_of(self, value, page) -> str:
        return lines(value["lead"], value["text"])
