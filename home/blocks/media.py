"""The blocks of files: images and documents."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from home.blocks.part import PartBlock, lines
from search.catalog.documents import OpenDocuments

FILES = _("Images and files")


class IllustrationValue(blocks.StructValue):
    @property
    def shown_caption(self):
        """The part's own caption, else the image's."""
        image = self.get("image")
        return self.get("caption") or (image.caption if image else "")


class IllustrationBlock(PartBlock):
    """Readers find pages by words, so that an image is no section of the catalog."""

    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        default="",
        max_length=300,
        help_text=_("Left empty, the image’s own. The credit is always the image’s."),
    )

    class Meta:
        label = _("Image")
        icon = "image"
        group = FILES
        label_format = "{caption}"
        value_class = IllustrationValue
        description = _("An image with its caption and its credit.")

    def get_preview_value(self):
        image = get_image_model().objects.order_by("pk").first()
        return self.normalize({"image": image, "caption": ""})


class DocumentBlock(PartBlock):
    document = DocumentChooserBlock(label=_("Document"))
    text = blocks.CharBlock(
        label=_("Title"),
        required=False,
        default="",
        max_length=160,
        help_text=_("What readers click on. Left empty, the document’s own title."),
    )
    description = blocks.TextBlock(
        label=_("Description"), required=False, default="", max_length=300, rows=2
    )

    class Meta:
        label = _("Document")
        icon = "doc-full"
        group = FILES
        label_format = "{text}"
        description = _("A file to download, with its format, size and language.")

    def get_preview_value(self):
        open_documents = OpenDocuments()
        documents = get_document_model().objects.order_by("pk")[:50]
        first = next((each for each in documents if each in open_documents), None)
        return self.normalize({"document": first, "text": "", "description": ""})

    def faults_of(self, value) -> dict:
        document = value["document"]
        if document is None or document in OpenDocuments():
            return {}
        return {
            "document": _(
                "This document stands in a private collection: readers could not "
                "open it. Move it, or choose another."
            )
        }

    def title_of(self, value) -> str:
        return value["text"]

    def words_of(self, value, page) -> str:
        document = value["document"]
        if document is None or document not in page.open_documents:
            return ""
        return lines(value["text"] or document.title, value["description"])
