"""What a lab is made of: layers, axes, archetypes and their signature sentences."""

from django.contrib.admin import display
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from home.fields import LabelField
from home.models.key import KeyField
from home.models.term import Term
from home.models.vocabulary_row import VocabularyRow
from labs.core.fields import YearsField


class OrderedTerm(Term):
    """A term of a vocabulary that has an order of its own."""

    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Its place in the list, from 1.")
    )

    #: Editors drag the terms of a list to their places.
    sort_order_field = "order"
    one_a_label = True

    class Meta(Term.Meta):
        abstract = True
        ordering = ["order", "key"]


class Layer(OrderedTerm):
    """What a lab has, each layer on top of those before it."""

    name = LabelField(
        _("name"),
        max_length=80,
        help_text=_("One or two words."),
    )
    text = LabelField(
        _("text"),
        max_length=400,
        blank=True,
        long=True,
        help_text=_("What a lab has that has this layer, in one or two sentences."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("text"),
        FieldPanel("key"),
        Term.source_panel,
    ]

    class Meta(OrderedTerm.Meta):
        verbose_name = _("layer")
        verbose_name_plural = _("layers")


class Axis(OrderedTerm):
    """Two poles; a lab stands from −2 (pole A) to +2 (pole B)."""

    pole_a = LabelField(
        _("pole A (−2)"),
        max_length=60,
        help_text=_("What a lab at this end is like, in a few words."),
    )
    pole_b = LabelField(
        _("pole B (+2)"),
        max_length=60,
        help_text=_("What a lab at this end is like, in a few words."),
    )

    panels = [
        FieldRowPanel([FieldPanel("pole_a"), FieldPanel("pole_b")]),
        FieldPanel("key"),
        Term.source_panel,
    ]

    label_field = "poles"
    label_parts = ("pole_a", "pole_b")

    class Meta(OrderedTerm.Meta):
        verbose_name = _("axis")
        verbose_name_plural = _("axes")

    @property
    @display(description=_("poles"))
    def poles(self) -> str:
        return f"{self.pole_a} / {self.pole_b}"


class Archetype(ClusterableModel, OrderedTerm):
    """A type of lab, with the sentences that such a lab would say of itself."""

    name = LabelField(
        _("name"),
        max_length=80,
        help_text=_("A few words."),
    )
    definition = LabelField(
        _("definition"),
        max_length=250,
        blank=True,
        long=True,
        help_text=_("What such a lab does, and for whom, in one or two sentences."),
    )
    horizon_years = YearsField(
        _("horizons"),
        help_text=_("In years, separated by commas, where the definition gives them."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("definition"),
        FieldPanel("horizon_years"),
        InlinePanel("signatures", heading=_("Signature"), label=_("Sentence")),
        FieldPanel("key"),
        Term.source_panel,
    ]

    class Meta(OrderedTerm.Meta):
        verbose_name = _("archetype")
        verbose_name_plural = _("archetypes")


class Signature(VocabularyRow, Orderable):
    """A sentence by which a lab of an archetype is known; labs tick theirs."""

    archetype = ParentalKey(
        Archetype,
        verbose_name=_("archetype"),
        on_delete=models.CASCADE,
        related_name="signatures",
        help_text=_("The type of lab that would say so."),
    )
    key = KeyField()
    text = LabelField(
        _("sentence"),
        max_length=160,
        help_text=_("In the first person, as such a lab would say it."),
    )

    panels = [FieldPanel("text"), FieldPanel("key")]

    label_field = "text"

    class Meta(Orderable.Meta):
        verbose_name = _("signature sentence")
        verbose_name_plural = _("signature sentences")
