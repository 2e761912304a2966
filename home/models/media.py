"""Images and documents, with what a reader in either language needs to know of them."""

from typing import TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from home.choices import Licence
from home.fields import Label, LabelField


class ImageCard(TypedDict):
    """What a record says of an image, beside its key."""

    width: int
    height: int
    alt: Label
    caption: Label
    credit: str
    licence: str | None


class DocumentCard(TypedDict):
    """What a record says of a file, beside its key."""

    title: str
    language: str | None
    licence: str | None
    format: str | None
    bytes: int | None


class SiteImage(AbstractImage):
    alt = LabelField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the image shows, for those who do not see it."),
    )
    # Wagtail sets `decorative` itself, on the images of blocks.
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The image says nothing that the text does not: no alternative."),
    )
    caption = LabelField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, blank=True
    )
    consent_noted = models.BooleanField(
        _("consent noted"),
        default=False,
        help_text=_("Those who can be recognised have agreed to be shown."),
    )

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "alt",
        "is_decorative",
        "caption",
        "credit",
        "licence",
        "consent_noted",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """Empty for what is decorative; never the file's name."""
        return "" if self.is_decorative else str(self.alt)

    def catalog_card(self) -> ImageCard:
        return {
            "width": self.width,
            "height": self.height,
            "alt": Label() if self.is_decorative else self.alt,
            "caption": self.caption,
            "credit": self.credit,
            "licence": self.licence or None,
        }


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(
        SiteImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="home_rendition_once",
            )
        ]


class SiteDocument(AbstractDocument):
    language = models.CharField(
        _("language"), max_length=12, choices=settings.LANGUAGES, blank=True
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, blank=True
    )

    admin_form_fields = ("title", "file", "language", "licence", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def format_name(self) -> str:
        """The format as readers write it: "PDF"."""
        return self.file_extension.upper()

    def catalog_card(self) -> DocumentCard:
        return {
            "title": self.title,
            "language": self.language or None,
            "licence": self.licence or None,
            "format": self.file_extension.lower() or None,
            "bytes": self.file_size,
        }
