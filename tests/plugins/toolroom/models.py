"""A plugin whose pages have rows with a language and without, and rows of rows."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.api import APIField
from wagtail.models import Orderable, TranslatableMixin

from home.fields import LabelField
from home.models import BasePage, Source
from home.models.rows import DistinctRow
from home.translation.fields import fact


class ToolroomPage(BasePage):
    opened = models.DateField(null=True, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("opened"),
        InlinePanel("tools", heading="Tools on the wall"),
        InlinePanel("rooms"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("opened"),
        fact("tools"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("opened"),
        APIField("tools"),
        APIField("rooms"),
    ]

    catalog_kind = "toolroom"

    class Meta:
        verbose_name = "toolroom"
        verbose_name_plural = "toolrooms"


class RoomTool(DistinctRow, ClusterableModel, Orderable):
    """Has no language: what a page says of its tools is a fact."""

    page = ParentalKey(ToolroomPage, on_delete=models.CASCADE, related_name="tools")
    name = LabelField(max_length=80)
    manual = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quantity = models.PositiveIntegerField(null=True, blank=True)
    sizes = models.JSONField(default=list, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("manual"),
        FieldPanel("quantity"),
        InlinePanel("loans"),
    ]
    distinct_by = "manual"
    distinct_message = "This manual is on the wall already."
    api_fields = ["name", "manual", "quantity", "loans"]

    class Meta(Orderable.Meta):
        verbose_name = "tool of a room"


class ToolLoan(Orderable):
    tool = ParentalKey(RoomTool, on_delete=models.CASCADE, related_name="loans")
    lent_on = models.DateField()

    api_fields = ["lent_on"]


class Room(TranslatableMixin, ClusterableModel, Orderable):
    """Is in its page's language, and has facts of its own."""

    page = ParentalKey(ToolroomPage, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=80)
    area = models.PositiveIntegerField(null=True, blank=True)

    panels = [FieldPanel("name"), FieldPanel("area"), InlinePanel("doors")]
    override_translatable_fields = [fact("area"), fact("doors")]
    api_fields = ["name", "area", "doors"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "room"


class RoomDoor(Orderable):
    room = ParentalKey(Room, on_delete=models.CASCADE, related_name="doors")
    width = models.PositiveIntegerField()

    api_fields = ["width"]
