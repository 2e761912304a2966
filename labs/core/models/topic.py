"""Thematic topics: a question that the network works on, and those inside it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.api import APIField
from wagtail.models import Orderable, TranslatableMixin

from home.models import BasePage, IndexPage
from home.models.rows import DistinctRow
from home.translation.fields import fact
from labs.core.numbers import number_is_taken
from search.catalog.contract import Section
from search.catalog.registry import vocabularies


class TopicPage(BasePage):
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("Its place among the topics, where the source numbers them."),
    )

    parent_page_types = ["labs_core.TopicIndexPage"]
    subpage_types = []
    page_description = _("A topic with the questions that it opens.")

    content_panels = [
        *BasePage.content_panels[:-1],
        FieldPanel("number"),
        InlinePanel("questions", heading=_("Questions"), label=_("Question")),
        InlinePanel(
            "place_kinds",
            heading=_("Kinds of place concerned"),
            label=_("Kind of place"),
        ),
        BasePage.source_panel,
    ]

    expected_fields = ["summary", "image", "questions", "source"]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("number"),
        fact("place_kinds"),
    ]

    api_fields = [
        APIField("number"),
        APIField("questions"),
        APIField("place_kinds"),
        *BasePage.api_fields,
    ]

    # A copy is another topic: it has no number yet.
    exclude_fields_in_copy = ["number"]

    catalog_kind = "topic"
    catalog_facets = ["place_kind_facet", "keywords"]
    catalog_facet_labels = {"place_kind_facet": _("kinds of place")}

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    @property
    def place_kind_keys(self) -> list[str]:
        return [row.key for row in self.place_kinds.all()]

    @property
    def place_kind_facet(self) -> list[str]:
        """Nothing without the vocabulary: a key is no word for a reader."""
        known = "place_type" in vocabularies().values()
        return self.place_kind_keys if known else []

    def clean(self):
        super().clean()
        if self.number_is_taken():
            raise ValidationError(
                {"number": _("Another topic has this number already.")}
            )
        self._give_keys_to_questions()

    def number_is_taken(self) -> bool:
        """Whether another topic of the language has the number, or will."""
        return number_is_taken(self, field="number")

    def _give_keys_to_questions(self) -> None:
        """A question keeps the key that its first place gave it."""
        questions = list(self.questions.all())
        taken = {question.key for question in questions}
        for number, question in enumerate(questions, start=1):
            if not question.key:
                stem = slugify(self.slug or self.title)[:70]
                question.key = _first_free(stem, number, taken)
                taken.add(question.key)

    def get_context(self, request, *args, **kwargs):
        # The selectors need this module's models.
        from labs.core.selectors import neighbours_of_topic

        context = super().get_context(request, *args, **kwargs)
        context["around_topic"] = neighbours_of_topic(self)
        return context

    def catalog_sections(self):
        questions = "\n".join(row.text for row in self.questions.all())
        return [
            Section("questions", str(_("Questions")), questions),
            *super().catalog_sections(),
        ]


def _first_free(stem: str, number: int, taken: set[str]) -> str:
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


class TopicQuestion(TranslatableMixin, Orderable):
    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(_("key"), max_length=90, blank=True, editable=False)
    text = models.CharField(
        _("question"),
        max_length=200,
        help_text=_("One question, with its question mark."),
    )

    panels = [FieldPanel("text")]

    override_translatable_fields = [fact("key")]

    api_fields = ["key", "text"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("question of a topic")
        verbose_name_plural = _("questions of topics")

    def __str__(self):
        return self.text


class TopicPlaceKind(DistinctRow, Orderable):
    """A kind of place by its key: the directory of places may not be installed."""

    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="place_kinds")
    key = models.SlugField(
        _("key"),
        max_length=80,
        help_text=_("The key of a kind of place in the directory, such as fablab."),
    )

    distinct_by = "key"
    distinct_message = _("This kind of place is there already.")
    api_fields = ["key"]

    class Meta(Orderable.Meta):
        verbose_name = _("kind of place of a topic")
        verbose_name_plural = _("kinds of place of topics")

    def __str__(self):
        return self.key


class TopicIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["labs_core.TopicPage"]
    page_description = _("The list of topics.")

    children_order = (F("number").asc(nulls_last=True), "path")
    first_cards = 6

    catalog_kind = "topic_index"

    class Meta:
        verbose_name = _("index of topics")
        verbose_name_plural = _("indexes of topics")
