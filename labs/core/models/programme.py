"""Programmes that prefigured labs or supported their creation: the "cousins"."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from home.fields import PartialDateField
from home.fields.partial_date import period_is_backwards
from home.models import BasePage, IndexPage
from home.models.reference import check_reference
from home.translation.fields import fact
from labs.core.choices import Frequency
from labs.core.models.lab import LabPage
from labs.core.models.programme_panels import PROGRAMME_PANELS
from labs.core.models.territory import Territory
from labs.core.numbers import number_is_taken
from labs.core.programme_sections import programme_sections
from labs.core.validators import validate_inventory_number

#: How many other programmes a programme's page leads to.
MOST_COUSINS = 6


class ProgrammePage(BasePage):
    """
    A programme that prefigured labs, or supported their creation.

    Null and empty are "not stated". Facts are the source page's; prose is translated.
    """

    inventory_model = models.CharField(
        _("inventory model"),
        max_length=20,
        blank=True,
        help_text=_("As it is written before the number, such as No Model."),
    )
    inventory_number = models.CharField(
        _("inventory number"),
        max_length=7,
        blank=True,
        validators=[validate_inventory_number],
        help_text=_("The page's address once published: /fr/cousins/00C.001/."),
    )
    published = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("The date that the inventory gives."),
    )
    operator_name = models.CharField(
        _("operator"),
        max_length=255,
        blank=True,
        help_text=_("Who ran the programme."),
    )
    funder_name = models.CharField(
        _("funder"),
        max_length=255,
        blank=True,
        help_text=_("Who paid for it."),
    )
    beneficiary_name = models.CharField(
        _("beneficiary"),
        max_length=255,
        blank=True,
        help_text=_("For whom it was run."),
    )
    frame = models.CharField(
        _("frame"),
        max_length=255,
        blank=True,
        help_text=_("Call for projects, mission, partnership…"),
    )
    start = PartialDateField(
        _("start"), blank=True, help_text=_("A year, a month or a day: 2018, 2018-01.")
    )
    end = PartialDateField(
        _("end"), blank=True, help_text=_("A year, a month or a day: 2018, 2018-01.")
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        null=True,
        blank=True,
        # A territory that programmes name is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where it took place."),
    )
    territory_note = models.CharField(
        _("note on the territory"),
        max_length=255,
        blank=True,
        help_text=_("What the name of the territory does not say."),
    )
    labs_count = models.PositiveIntegerField(
        _("labs supported"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty what no source states."),
    )
    max_funding_eur_per_lab = models.PositiveIntegerField(
        _("funding at most per lab"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Whole euros."),
    )
    support_months = models.PositiveIntegerField(
        _("support"), null=True, blank=True, help_text=_("Months.")
    )
    workshop_frequency = models.CharField(
        _("rhythm of the workshops"),
        max_length=10,
        choices=Frequency.choices,
        blank=True,
        help_text=_("How often the workshops took place."),
    )
    workshop_days = models.PositiveIntegerField(
        _("days a workshop"),
        null=True,
        blank=True,
        help_text=_("How many days each workshop lasted."),
    )
    workshop_months = models.PositiveIntegerField(
        _("months of workshops"),
        null=True,
        blank=True,
        help_text=_("Over how many months the workshops went on."),
    )
    themes_complete = models.BooleanField(
        _("the list of themes is complete"),
        default=False,
        help_text=_("Tick it when no theme is left out."),
    )
    mooc_launched = PartialDateField(
        _("MOOC launched"),
        blank=True,
        help_text=_("A year, a month or a day: 2018, 2018-01."),
    )
    action_plan_years = models.PositiveIntegerField(
        _("action plan"), null=True, blank=True, help_text=_("Years.")
    )
    resulting_lab = models.ForeignKey(
        LabPage,
        verbose_name=_("resulting lab"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The lab that the programme led to."),
    )

    parent_page_types = ["labs_core.ProgrammeIndexPage"]
    subpage_types = []
    page_description = _("A programme that prefigured labs, at its inventory number.")

    content_panels = [
        *BasePage.content_panels[:-1],
        *PROGRAMME_PANELS,
        BasePage.source_panel,
    ]

    expected_fields = [
        "summary",
        "image",
        "inventory_number",
        "operator_name",
        "funder_name",
        "beneficiary_name",
        "frame",
        "start",
        "end",
        "territory",
        "labs_count",
        "max_funding_eur_per_lab",
        "support_months",
        "workshop_frequency",
        "workshop_themes",
        "steps",
        "outputs",
        "partners",
        "source",
    ]
    expected_unless = {"workshop_themes": "themes_complete"}

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("operator_name"),
        index.SearchField("funder_name"),
        index.SearchField("inventory_number"),
        index.AutocompleteField("inventory_number"),
    ]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            fact(name)
            for name in (
                "inventory_model",
                "inventory_number",
                "published",
                "start",
                "end",
                "territory",
                "labs_count",
                "max_funding_eur_per_lab",
                "support_months",
                "workshop_frequency",
                "workshop_days",
                "workshop_months",
                "themes_complete",
                "mooc_launched",
                "action_plan_years",
                "resulting_lab",
            )
        ),
    ]

    api_fields = [
        APIField("inventory_model"),
        APIField("inventory_number"),
        APIField("published"),
        APIField("operator_name"),
        APIField("funder_name"),
        APIField("beneficiary_name"),
        APIField("frame"),
        APIField("start"),
        APIField("end"),
        APIField("territory"),
        APIField("territory_note"),
        APIField("labs_count"),
        APIField("max_funding_eur_per_lab"),
        APIField("support_months"),
        APIField("workshop_frequency"),
        APIField("workshop_days"),
        APIField("workshop_months"),
        APIField("workshop_themes"),
        APIField("themes_complete"),
        APIField("mooc_launched"),
        APIField("action_plan_years"),
        APIField("steps"),
        APIField("outputs"),
        APIField("resulting_lab"),
        APIField("partners"),
        *BasePage.api_fields,
    ]

    # A copy is another programme: it has no number yet.
    exclude_fields_in_copy = ["inventory_number"]

    catalog_kind = "programme"
    catalog_facets = ["territory", "start_year", "keywords"]
    catalog_facet_labels = {"start_year": _("start")}

    page_relations = (*BasePage.page_relations, "territory", "resulting_lab")

    class Meta:
        verbose_name = _("cousin programme")
        verbose_name_plural = _("cousin programmes")

    @property
    def start_year(self) -> str:
        return self.start[:4]

    def clean(self):
        super().clean()
        check_reference(self.resulting_lab, field="resulting_lab")
        if self.start and self.end and period_is_backwards(self.start, self.end):
            raise ValidationError({"end": _("The end is before the start.")})
        if self.number_is_taken():
            raise ValidationError(
                {"inventory_number": _("Another programme has this number already.")}
            )

    def number_is_taken(self) -> bool:
        """Whether another programme of the language has the number, or will."""
        return number_is_taken(self, field="inventory_number")

    def catalog_path(self, below_root: str) -> str:
        """The number in the place of the slug, under the index that routes it."""
        if not below_root or not self._answers_at_its_number():
            return below_root
        section, slash, _slug = below_root.rstrip("/").rpartition("/")
        return f"{section}{slash}{self.inventory_number}/"

    def _answers_at_its_number(self) -> bool:
        return (
            bool(self.inventory_number)
            and self.alias_of_id is None
            and getattr(self.get_parent().specific_class, "gives_numbers", False)
        )

    def catalog_sections(self):
        return [*programme_sections(self), *super().catalog_sections()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["cousins"] = self._cousins()
        return context

    def _cousins(self) -> list[Page]:
        """The first of the other programmes of its index."""
        index_page = self.get_parent().specific
        if not isinstance(index_page, IndexPage):
            return []
        first = index_page.open_below(
            key=index_page.translation_key,
            language=self.locale.language_code,
            most=MOST_COUSINS + 1,
        )
        return [page for page in first if page.pk != self.pk][:MOST_COUSINS]
