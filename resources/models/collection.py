"""Collections: resources that belong together, in an order that editors give."""

from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.search import index

from home.models import BasePage, IndexPage
from home.models.reference import PageReference
from home.models.rows import DistinctRow
from home.translation.fields import fact
from resources.selectors import resources_of_collection
from search.catalog.contract import Section


class CollectionPage(BasePage):
    """
    Gathers the resources that name it. Its items give them an order.

    An item whose resource names another collection meanwhile is passed over.
    """

    intro = models.TextField(
        _("introduction"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        blank=True,
        help_text=_("What the collection gathers, for whom, and how it was chosen."),
    )

    parent_page_types = ["resources.CollectionIndexPage"]
    subpage_types = []
    page_description = _("Resources that belong together, in an order that you give.")

    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("intro"),
        *BasePage.content_panels[1:-1],
        InlinePanel(
            "items",
            heading=_("Order of the resources"),
            label=_("Resource"),
            help_text=_(
                "A resource joins the collection on its own page. Those that you "
                "leave out here follow these, by title."
            ),
        ),
        BasePage.source_panel,
    ]

    expected_fields = ["intro", *BasePage.expected_fields]

    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("items"),
    ]

    api_fields = [APIField("intro"), APIField("items"), *BasePage.api_fields]

    catalog_kind = "collection"
    catalog_facets = ["keywords"]

    class Meta:
        verbose_name = _("collection of resources")
        verbose_name_plural = _("collections of resources")

    def catalog_summary(self) -> str:
        return self.summary or self.intro

    def catalog_sections(self):
        intro = Section("intro", gettext("What it gathers"), self.intro)
        return [intro, *super().catalog_sections()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = Paginator(resources_of_collection(self), IndexPage.per_page)
        try:
            context["children"] = pages.page(request.GET.get("page", "1"))
        except InvalidPage as error:
            raise Http404 from error
        return context


class CollectionItem(DistinctRow, PageReference):
    page = ParentalKey(CollectionPage, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(
        "resources.ResourcePage",
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [PageChooserPanel("resource")]

    reference_field = distinct_by = "resource"
    api_fields = ["resource"]

    class Meta(PageReference.Meta):
        verbose_name = _("resource in the order of a collection")
        verbose_name_plural = _("resources in the order of collections")

    def clean(self):
        super().clean()
        resource, page = getattr(self, "resource", None), getattr(self, "page", None)
        if resource is None or page is None:
            return
        gathering = resource.collection
        if gathering is None or gathering.translation_key != page.translation_key:
            raise ValidationError(
                {
                    "resource": _(
                        "This resource is not in this collection. Choose the "
                        "collection on the resource’s own page first."
                    )
                }
            )
