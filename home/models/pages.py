"""The pages of the shell."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import BodyBlock
from home.drawers import drawers_below, places_in
from home.models.base import BasePage, SitePage
from home.models.body import BodySections


class HomePage(BodySections, SitePage):
    """The home of a language: every other page of the language stands below it."""

    intro = models.TextField(
        _("introduction"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        blank=True,
        help_text=_("A few sentences at the head of the page."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_("The text, in parts that readers can link to."),
    )

    parent_page_types = ["wagtailcore.Page"]
    one_a_language = True
    page_description = _("The first page of a language.")

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]

    expected_fields = ["intro", "body"]

    search_fields = [
        *Page.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    api_fields = [APIField("intro"), APIField("body")]

    catalog_kind = "home"
    catalog_listed = False

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self):
        super().clean()
        if self.expire_at is not None:
            raise ValidationError(
                {"expire_at": _("A language's home page stays published.")}
            )

    def catalog_summary(self) -> str:
        return self.intro

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        drawers = drawers_below(
            key=self.translation_key, language=self.locale.language_code
        )
        context["drawers"] = drawers
        context["places"] = places_in(drawers)
        return context


class StandardPage(BasePage):
    """A page of text that is of no other kind."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    page_description = _("A text that is of no other kind: who we are, legal notice…")

    # What the site says of itself has no other source.
    expected_fields = ["summary", "body"]

    catalog_kind = "page"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
