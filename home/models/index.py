"""The page above pages of one kind, which lists them."""

from uuid import UUID

from django.core.paginator import InvalidPage, Paginator
from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from home.models.base import SitePage
from home.selectors import with_card_relations, with_places
from search.catalog.models import Record


class IndexPage(SitePage):
    """Lists its published children, page by page."""

    intro = models.TextField(
        _("introduction"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        blank=True,
        help_text=_("A few sentences at the head of the page."),
    )

    one_a_language = True

    general_template = "home/index_page.html"
    per_page = 24
    #: The order of the children: what `order_by` takes.
    children_order: tuple = ("path",)
    #: How many of them the home page shows.
    first_cards = 3

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    expected_fields = ["intro"]

    search_fields = [*Page.search_fields, index.SearchField("intro")]

    api_fields = [APIField("intro")]

    class Meta:
        abstract = True

    def catalog_summary(self) -> str:
        return self.intro

    @classmethod
    def open_below(
        cls, *, key: UUID, language: str, most: int | None = None
    ) -> models.QuerySet:
        """
        The listed pages that anyone can open below the index `key`, in a language.

        Specific, in the order of the index. With `most`, only so many of them, which
        know where they are.
        """
        children = cls.allowed_subpage_models()
        model = children[0] if len(children) == 1 else Page
        records = Record.objects.public().filter(
            parent=key, locale=language, listed=True
        )
        pages = model.objects.filter(
            translation_key__in=records.values("key"),
            locale__language_code=language,
        ).order_by(*cls.children_order)
        if most is not None:
            first = model.objects.filter(pk__in=pages.values("pk")[:most])
            pages = with_places(first, language=language).order_by(*cls.children_order)
        return pages.specific() if model is Page else with_card_relations(pages)

    @cached_property
    def open_children(self) -> models.QuerySet:
        """The children that anyone can open, in the order of the index."""
        return self.open_below(
            key=self.translation_key, language=self.locale.language_code
        )

    @property
    def languages_with_children(self) -> set[str]:
        """The languages in which anyone can open something below the index."""
        records = Record.objects.public().filter(
            parent=self.translation_key, listed=True
        )
        return set(records.values_list("locale", flat=True))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = Paginator(self.open_children, self.per_page)
        try:
            context["children"] = pages.page(request.GET.get("page", "1"))
        except InvalidPage as error:
            raise Http404 from error
        return context
