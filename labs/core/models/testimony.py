"""Testimonies: what someone who was there says, in their own words."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Case, Q, Value, When, prefetch_related_objects
from django.db.models.functions import Cast
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from home.fields import PartialDateField
from home.models import BasePage, IndexPage, Person
from home.models.base import SitePageForm
from home.models.reference import PageReference
from home.models.rows import DistinctRow
from home.selectors import pages_as_read
from home.translation.fields import fact
from labs.core.testimony_sections import testimony_sections


class TestimonyPageForm(SitePageForm):
    """
    Says in words of the testimony that it must be about something.

    One that was published without is left so: what it is about may be nowhere here.
    """

    __test__ = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        about = self.formsets.get("about")
        if about is None:
            return
        about.error_messages["too_few_forms"] = _(
            "Choose at least one page that the testimony is about."
        )
        if self.instance.first_published_at and not self._is_about_something():
            about.min_num = 0

    def _is_about_something(self) -> bool:
        """As it is published, whatever its draft says."""
        return TestimonyAbout.objects.filter(testimony=self.instance.pk).exists()


class TestimonyPage(BasePage):
    """
    The words of a witness. Without a body it is announced: its words are not in yet.

    The original language is kept; a body in another is a translation of it.
    """

    # For pytest, which would take the name for a test's.
    __test__ = False

    witness = models.ForeignKey(
        Person,
        verbose_name=_("witness"),
        # Someone who testifies is not deleted from under the words.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The person who speaks."),
    )
    witness_role = models.CharField(
        _("role of the witness"),
        max_length=255,
        blank=True,
        help_text=_("At the time of what is told."),
    )
    original_language = models.CharField(
        _("original language"),
        max_length=12,
        choices=settings.LANGUAGES,
        help_text=_("The language in which the witness spoke or wrote."),
    )
    quote = models.TextField(
        _("quote"),
        max_length=300,
        validators=[MaxLengthValidator(300)],
        blank=True,
        help_text=_("The sentence to remember, in the witness’s own words."),
    )
    recorded = PartialDateField(
        _("recorded"),
        blank=True,
        help_text=_("A year, a month or a day: 2018, 2018-01."),
    )

    base_form_class = TestimonyPageForm
    parent_page_types = ["labs_core.TestimonyIndexPage"]
    subpage_types = []
    page_description = _("What a witness says. Without a body it is announced.")

    content_panels = [
        *BasePage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldPanel("witness"),
                FieldPanel("witness_role"),
                FieldRowPanel(
                    [FieldPanel("original_language"), FieldPanel("recorded")]
                ),
                FieldPanel("quote"),
            ],
            heading=_("The witness"),
        ),
        InlinePanel(
            "about",
            heading=_("What it is about"),
            label=_("Page"),
            min_num=1,
            help_text=_("The programmes, the labs or other pages that it tells of."),
        ),
        BasePage.source_panel,
    ]

    # The witness has a portrait; the page needs no other image.
    expected_fields = [
        "summary",
        "witness_role",
        "about",
        "body",
        "quote",
        "recorded",
        "source",
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("witness_role"),
        index.SearchField("quote"),
    ]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("witness"),
        fact("original_language"),
        fact("recorded"),
        fact("about"),
    ]

    api_fields = [
        APIField("witness"),
        APIField("witness_role"),
        APIField("about"),
        APIField("original_language"),
        APIField("announced"),
        APIField("quote"),
        APIField("recorded"),
        *BasePage.api_fields,
    ]

    catalog_kind = "testimony"
    catalog_facets = ["witness", "original_language", "about_pages", "keywords"]
    catalog_facet_labels = {"about_pages": _("about")}

    card_relations = ("witness",)
    page_relations = (*BasePage.page_relations, "witness")

    class Meta:
        verbose_name = _("testimony")
        verbose_name_plural = _("testimonies")

    @property
    def announced(self) -> bool:
        """Whether the words are not in yet."""
        return not (self.body or self.quote)

    @property
    def is_translation(self) -> bool:
        """Whether the words that are read here are a translation of the witness's."""
        return self.locale.language_code != self.original_language

    @property
    def opening(self) -> str:
        """The words from their beginning, as plain text."""
        return next((each.text for each in super().catalog_sections()), "")

    @property
    def about_pages(self) -> list[Page]:
        return [row.page for row in self.about.all()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        rows = list(self.about.select_related("page"))
        # Those of a draft come from its revision.
        prefetch_related_objects(rows, "page")
        context["about_pages"] = pages_as_read(row.page.translation_key for row in rows)
        return context

    def catalog_summary(self) -> str:
        return self.summary or self.quote

    def catalog_sections(self):
        return [*testimony_sections(self), *super().catalog_sections()]


class TestimonyAbout(DistinctRow, PageReference):
    __test__ = False

    testimony = ParentalKey(
        TestimonyPage, on_delete=models.CASCADE, related_name="about"
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("A programme, a lab or another page."),
    )

    distinct_by = "page"
    distinct_message = _("This page is chosen already.")
    api_fields = ["page"]

    class Meta(PageReference.Meta):
        verbose_name = _("subject of a testimony")
        verbose_name_plural = _("subjects of testimonies")


#: The body as text: an empty one is the empty list.
_BODY = Cast("body", models.TextField())
#: Testimonies whose words are in come first; announced ones wait after them.
_ANNOUNCED_LAST = Case(When(Exact(_BODY, Value("[]")) & Q(quote=""), then=1), default=0)


class TestimonyIndexPage(IndexPage):
    __test__ = False

    parent_page_types = ["home.HomePage"]
    subpage_types = ["labs_core.TestimonyPage"]
    page_description = _("The list of testimonies, announced ones included.")

    children_order = (_ANNOUNCED_LAST, "path")

    catalog_kind = "testimony_index"

    class Meta:
        verbose_name = _("index of testimonies")
        verbose_name_plural = _("indexes of testimonies")
