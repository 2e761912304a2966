"""News."""

from django.db import models
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.search import index

from home.models.base import BasePage
from home.models.index import IndexPage
from home.models.person import Person
from home.translation.fields import fact
from home.wording import as_lines
from search.catalog.contract import Section


class ArticlePage(BasePage):
    date = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("The day that the article gives. Leave it empty if undated."),
    )
    author = models.ForeignKey(
        Person,
        verbose_name=_("author"),
        null=True,
        blank=True,
        # Someone whom articles name is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The person who signs the article."),
    )
    number = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("The article's number where it was first published."),
    )
    category = models.CharField(
        _("category"),
        max_length=120,
        blank=True,
        help_text=_("As it was first published; the same in every language."),
    )

    parent_page_types = ["home.ArticleIndexPage"]
    subpage_types = []
    page_description = _("A piece of news, with its date, its author and its text.")

    content_panels = [
        *BasePage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
                FieldRowPanel([FieldPanel("number"), FieldPanel("category")]),
            ],
            heading=_("The article"),
        ),
        BasePage.source_panel,
    ]

    expected_fields = [*BasePage.expected_fields, "date", "author"]

    search_fields = [*BasePage.search_fields, index.FilterField("date")]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("date"),
        fact("author"),
        fact("number"),
        fact("category"),
    ]

    api_fields = [
        APIField("date"),
        APIField("author"),
        APIField("number"),
        APIField("category"),
        *BasePage.api_fields,
    ]

    card_relations = ("author",)
    page_relations = (*BasePage.page_relations, "author")

    catalog_kind = "article"
    catalog_facets = ["year", "author", "category", "keywords"]
    catalog_facet_labels = {"year": _("year")}

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    @property
    def year(self) -> str:
        return str(self.date.year) if self.date else ""

    def catalog_sections(self) -> list[Section]:
        """The facts, under the anchor that the page gives them, then the body."""
        names = ("author", "date", "number", "category")
        facts = as_lines(
            (self._meta.get_field(name).verbose_name, getattr(self, name))
            for name in names
        )
        card = Section("facts", gettext("The card"), facts)
        return [card, *super().catalog_sections()]


class ArticleIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ArticlePage"]
    page_description = _("The list of news, newest first.")

    catalog_kind = "article_index"

    #: By the day that an article gives; one that gives none, by when it appeared here.
    children_order = (
        Coalesce("date", TruncDate("first_published_at")).desc(),
        "-first_published_at",
        "-pk",
    )

    class Meta:
        verbose_name = _("index of news")
        verbose_name_plural = _("indexes of news")
