"""A plugin whose pages say of themselves all that a record can hold."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.snippets.models import register_snippet

from home.fields import LabelField, PartialDateField
from home.models import BasePage
from home.models.base import SitePage
from home.translation.fields import fact
from search.catalog.contract import Section


@register_snippet
class Ingredient(ClusterableModel):
    """A term that names another of its kind, and has child rows."""

    key = models.SlugField(unique=True)
    name = LabelField()
    family = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels = [
        FieldPanel("key"),
        FieldPanel("name"),
        FieldPanel("family"),
        InlinePanel("seasons"),
    ]

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return str(self.name)


class Season(Orderable):
    ingredient = ParentalKey(
        Ingredient, on_delete=models.CASCADE, related_name="seasons"
    )
    month = LabelField()


class KitchenPage(BasePage):
    opened = PartialDateField(blank=True)
    motto = LabelField(blank=True)
    open_to_all = models.BooleanField(default=False)
    favourite = models.ForeignKey(
        Ingredient,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("opened"),
        FieldPanel("motto"),
        FieldPanel("open_to_all"),
        FieldPanel("favourite"),
        InlinePanel("dishes"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("opened"),
        fact("motto"),
        fact("open_to_all"),
        fact("favourite"),
        fact("dishes"),
    ]
    api_fields = [
        *BasePage.api_fields,
        "opened",
        "motto",
        "open_to_all",
        "favourite",
        "dishes",
        "ingredients",
    ]

    catalog_kind = "kitchen"
    catalog_facets = ["open_to_all", "ingredients", "keywords"]

    @property
    def ingredients(self) -> list[Ingredient]:
        return [dish.ingredient for dish in self.dishes.all() if dish.ingredient]

    def catalog_lacks(self) -> list[str]:
        return [name for name in ("image", "opened") if not getattr(self, name)]

    def catalog_sections(self):
        return [
            Section("dishes", "", "\n".join(map(str, self.dishes.all()))),
            *super().catalog_sections(),
        ]


class Dish(ClusterableModel, Orderable):
    page = ParentalKey(KitchenPage, on_delete=models.CASCADE, related_name="dishes")
    name = LabelField()
    ingredient = models.ForeignKey(
        Ingredient,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    taught_at = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    api_fields = ["name", "ingredient", "taught_at", "steps"]

    def __str__(self):
        made_of = self.ingredient and (self.ingredient.family or self.ingredient)
        return f"{self.name} ({made_of})" if made_of else str(self.name)


class DishStep(Orderable):
    dish = ParentalKey(Dish, on_delete=models.CASCADE, related_name="steps")
    text = RichTextField(features=["bold", "link"])

    api_fields = ["text"]


class PantryPage(SitePage):
    """Shows every ingredient, with its family and its seasons."""

    api_fields = []

    catalog_kind = "pantry"
    catalog_lists = ["kitchen.Ingredient"]

    def catalog_sections(self):
        return [
            Section(term.key, str(term), _words(term))
            for term in Ingredient.objects.all()
        ]


def _words(term: Ingredient) -> str:
    months = ", ".join(str(season.month) for season in term.seasons.all())
    return f"{term} {term.family or ''} {months}"
