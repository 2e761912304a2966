"""“What is a lab?”: the definition, its axes, its archetypes, its vigilance points."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.search import index

from home.alphabet import alphabetical
from home.models import BasePage, VocabularyPage
from labs.core.definition_sections import definition_sections
from labs.core.models.territory import Territory
from labs.core.models.typology import Archetype, Axis, Layer, OrderedTerm, Signature
from labs.core.models.vigilance import VigilanceEcho, VigilancePoint


class DefinitionPage(BasePage):
    """Shows the typology of labs, whose terms are edited one by one."""

    intro = models.TextField(
        _("introduction"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        blank=True,
        help_text=_("A few sentences at the head of the page."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    one_a_language = True
    page_description = _("What a lab is: layers, axes, archetypes, vigilance points.")

    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("intro"),
        *BasePage.content_panels[1:],
    ]

    expected_fields = ["intro", "summary", "image", "source"]

    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    api_fields = [APIField("intro"), *BasePage.api_fields]

    catalog_kind = "definition"
    catalog_lists = [
        "labs_core.Layer",
        "labs_core.Axis",
        "labs_core.Archetype",
        "labs_core.Signature",
        "labs_core.VigilancePoint",
    ]
    #: Vocabularies of which the page has an entry for each row, at its key.
    entry_lists = ["labs_core.Archetype"]
    #: A term that is shown as an editor writes it.
    previewed = None

    class Meta:
        verbose_name = _("definition of a lab")
        verbose_name_plural = _("definitions of a lab")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["layers"] = self._shown(Layer)
        context["axes"] = self._shown(Axis)
        context["archetypes"] = self._shown_archetypes()
        context["points"] = self._shown(
            VigilancePoint,
            Prefetch("echoes", VigilanceEcho.objects.select_related("page")),
        )
        return context

    def _shown(
        self, model: type[OrderedTerm], *relations: str | Prefetch
    ) -> list[OrderedTerm]:
        """Every row of a vocabulary, the one that is previewed as it would be."""
        rows = list(model.objects.select_related("source").prefetch_related(*relations))
        if not isinstance(self.previewed, model):
            return rows
        others = [row for row in rows if row.pk != self.previewed.pk]
        return sorted([*others, self.previewed], key=lambda row: (row.order, row.key))

    def _shown_archetypes(self) -> list[Archetype]:
        """Every archetype, with the sentence that is previewed as it would be."""
        archetypes = self._shown(Archetype, "signatures")
        sentence = self.previewed
        if isinstance(sentence, Signature):
            for archetype in archetypes:
                if archetype.pk == sentence.archetype_id:
                    kept = archetype.signatures.exclude(pk=sentence.pk)
                    archetype.signatures = sorted(
                        [*kept, sentence], key=lambda row: row.sort_order or 0
                    )
        return archetypes

    def catalog_summary(self) -> str:
        return self.summary or self.intro

    def catalog_sections(self):
        return [*definition_sections(self), *super().catalog_sections()]


class TerritoriesPage(VocabularyPage):
    page_description = _("Every territory that labs and programmes belong to.")

    catalog_kind = "territory_list"
    catalog_lists = ["labs_core.Territory"]

    term_relations = ["parent", "parts", "source"]
    shows_pages = True

    class Meta:
        verbose_name = _("list of territories")
        verbose_name_plural = _("lists of territories")

    @property
    def terms(self) -> list[Territory]:
        """In the alphabetical order of the active language."""
        return alphabetical(super().terms)

    def section_text(self, term) -> str:
        said = (term.country_name, term.parent.name if term.parent else "")
        return "\n".join(filter(None, map(str, said)))
