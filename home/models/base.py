"""What every page of the site has, whatever plugin brings it."""

from dataclasses import dataclass
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from home.blocks import BodyBlock
from home.choices import Basis, Licence
from home.models.media import SiteImage
from home.models.source import Source
from home.translation.fields import FactsFollowSource, fact
from search.catalog.contract import Catalogued, Section
from search.catalog.models import Record
from search.catalog.world import is_served_by_wagtail


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of a body as its page shows it."""

    anchor: str
    heading: str
    text: object


ADDRESS_TAKEN = _("The site itself uses this address. Choose another.")


def is_address_of_the_site(parent: Page, slug: str, language: str) -> bool:
    """Whether a page below `parent` would hide behind one of the site's own views."""
    parts = parent.get_url_parts()
    if not parts or not parts[2]:
        return False
    return not is_served_by_wagtail(f"{parts[2]}{slug}/", language)


class SitePageForm(WagtailAdminPageForm):
    """A page that is being created has its parent in its form only."""

    def clean(self):
        cleaned_data = super().clean()
        language = self.parent_page.locale.language_code
        slug = cleaned_data.get("slug")
        if slug and is_address_of_the_site(self.parent_page, slug, language):
            self.add_error("slug", ADDRESS_TAKEN)
        return cleaned_data


class SitePage(Catalogued, FactsFollowSource, Page):
    """What also those pages share that have neither summary nor body."""

    base_form_class = SitePageForm

    class Meta:
        abstract = True

    @property
    def kind_label(self) -> str:
        """The kind's name in the active language, in the singular."""
        return str(self._meta.verbose_name)

    def get_template(self, request, *args, **kwargs) -> list[str]:
        """The type's own template; a plugin that brings none has the generic page."""
        return [
            super().get_template(request, *args, **kwargs),
            "home/base_page.html",
        ]

    def clean(self):
        super().clean()
        if not self.path:
            return
        language = self.locale.language_code
        if is_address_of_the_site(self.get_parent(), self.slug, language):
            raise ValidationError({"slug": ADDRESS_TAKEN})

    def serve(self, request, *args, **kwargs):
        """Another address that leads here, as a slug may, leads to the page's own."""
        canonical = self.get_url(request)
        if canonical and request.path != unquote(canonical):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(
                f"{canonical}?{query}" if query else canonical
            )
        return super().serve(request, *args, **kwargs)

    def with_content_json(self, content):
        """
        A revision's content, at the place in the tree that the page has now.

        Wagtail takes the place from `self`. wagtail-localize publishes, on commit, a
        revision of an object that was read before: its `numchild` of then, written
        back, would make the page's children unreachable.
        """
        self.refresh_from_db(fields=["path", "depth", "numchild"])
        return super().with_content_json(content)

    def can_move_to(self, parent):
        """A page stays in its language's tree: its address would say another."""
        return super().can_move_to(parent) and parent.locale_id == self.locale_id


class BodySections:
    """Mixed into a page class with a `body`: its sections, shown and found."""

    def body_sections(self) -> list[ShownSection]:
        """The sections as the page shows them; anchors are `part-1`, `part-2` …"""
        return [
            ShownSection(f"part-{number}", block.value["heading"], block.value["text"])
            for number, block in enumerate(self.body, start=1)
        ]

    def catalog_sections(self) -> list[Section]:
        return [
            Section(
                shown.anchor, shown.heading, get_text_for_indexing(shown.text.source)
            )
            for shown in self.body_sections()
        ]


class BasePage(BodySections, SitePage):
    """A page with a summary, an image, a body in sections, and its source."""

    summary = models.TextField(
        _("summary"),
        max_length=500,
        validators=[MaxLengthValidator(500)],
        blank=True,
        help_text=_("Two or three sentences, for cards and search results."),
    )
    image = models.ForeignKey(
        SiteImage,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        # A source that pages rely on is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The document that this page relies on."),
    )
    basis = models.CharField(
        _("basis"),
        max_length=12,
        choices=Basis.choices,
        blank=True,
        help_text=_("How the page knows what it says."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Under which licence others may reuse the page."),
    )

    source_panel = MultiFieldPanel(
        [
            FieldPanel("source"),
            FieldRowPanel([FieldPanel("basis"), FieldPanel("licence")]),
        ],
        heading=_("Where it comes from"),
    )
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("image"),
        FieldPanel("body"),
        source_panel,
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    override_translatable_fields = [
        fact("image"),
        fact("source"),
        fact("basis"),
        fact("licence"),
    ]

    api_fields = [
        APIField("image"),
        APIField("body"),
        APIField("source"),
        APIField("basis"),
    ]

    class Meta:
        abstract = True


class IndexPage(SitePage):
    """Lists its published children, page by page."""

    intro = models.TextField(
        _("introduction"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        blank=True,
    )

    per_page = 24

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    search_fields = [*Page.search_fields, index.SearchField("intro")]

    api_fields = [APIField("intro")]

    class Meta:
        abstract = True

    def catalog_summary(self) -> str:
        return self.intro

    @cached_property
    def open_children(self) -> models.QuerySet:
        """The children that anyone can open, in the order of the tree."""
        keys = (
            Record.objects.public()
            .filter(parent=self.translation_key, locale=self.locale.language_code)
            .values("key")
        )
        return (
            self.get_children()
            .filter(translation_key__in=keys, locale=self.locale)
            .specific()
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = Paginator(self.open_children, self.per_page)
        try:
            context["children"] = pages.page(request.GET.get("page", "1"))
        except InvalidPage as error:
            raise Http404 from error
        return context
