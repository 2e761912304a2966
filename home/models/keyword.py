"""Keywords: free words that pages share, with a label per language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify as django_slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel

from home.fields import LabelField
from home.fields.label import in_source_language
from home.models.vocabulary_row import VocabularyRow
from home.translation.sources import source_language


class Keyword(VocabularyRow, TagBase):
    """
    A word of taggit's with a label per language.

    `name` is what editors type and find it by: the label in the source language.
    """

    label = LabelField(
        _("label"),
        max_length=80,
        blank=True,
        help_text=_("One to three words."),
    )

    panels = [FieldPanel("label")]

    free_tagging = True
    key_field = "slug"
    label_field = "label"
    one_a_label = True

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ["name"]

    def __str__(self):
        return str(self.label) or self.name

    @classmethod
    def fields_of_label(cls) -> tuple[str, ...]:
        return ("label", "name")

    @property
    def key(self) -> str:
        """Stable name for partners, as every term has one."""
        return self.slug

    def clean(self):
        super().clean()
        # `name` follows the label, and the form has the label only.
        name = in_source_language(self.label) or self.name
        if not name:
            raise ValidationError(
                {"label": _("Write the text in the source language.")}
            )

    def slugify(self, tag, i=None):
        """A key even for a word of signs alone."""
        return super().slugify(tag if django_slugify(tag, True) else "keyword", i)

    def save(self, *args, **kwargs):
        """Editors name a keyword in passing, or label it: one follows the other."""
        if self.label:
            self.name = in_source_language(self.label)
        else:
            self.label = {source_language(): self.name}
        super().save(*args, **kwargs)


class PageKeyword(ItemBase):
    tag = models.ForeignKey(
        Keyword, on_delete=models.CASCADE, related_name="page_keywords"
    )
    content_object = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="page_keywords"
    )

    class Meta:
        verbose_name = _("keyword of a page")
        verbose_name_plural = _("keywords of pages")
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="home_page_keyword_once"
            )
        ]
