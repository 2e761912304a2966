"""Pages that show every term of a vocabulary: the glossary, the sources, people."""

from django.apps import apps
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from home.alphabet import alphabetical
from home.choices import Basis
from home.mentions import pages_naming
from home.models.base import SitePage
from home.models.glossary import GlossaryTerm
from home.models.person import Person
from home.models.source import Source
from home.models.vocabulary_row import VocabularyRow
from search.catalog.contract import Section


class VocabularyPage(SitePage):
    """
    Shows the rows of the models in `catalog_lists`, each under its key as anchor.

    A subclass says in `section_text` what can be found of a term, and in
    `term_relations` what is read with the terms for it. Its template gets the `terms`
    and, where `shows_pages`, `entries`: pairs of a term and the pages that name it.
    """

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

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    expected_fields = ["intro"]

    search_fields = [*Page.search_fields, index.SearchField("intro")]

    api_fields = [APIField("intro"), APIField("terms")]

    general_template = "home/vocabulary_page.html"
    #: Relations of the terms that their entries speak of, read in a query each.
    term_relations: list[str] = []
    shows_pages = False
    #: How many of the pages that name a term are linked to.
    most_pages = 8
    #: A term that is shown as an editor writes it, alone.
    previewed = None

    class Meta:
        abstract = True

    @property
    def terms(self) -> list[VocabularyRow]:
        """Every term shown, in the order of its vocabulary."""
        if self.previewed is not None:
            return [self.previewed]
        return [
            term
            for label in self.catalog_lists
            for term in apps.get_model(label).objects.prefetch_related(
                *self.term_relations
            )
        ]

    def section_text(self, term) -> str:
        """The words of a term, as plain text in the active language."""
        raise NotImplementedError

    def catalog_summary(self) -> str:
        return self.intro

    def catalog_sections(self) -> list[Section]:
        """A section a term; one of which nothing is said is found by its name."""
        return [
            Section(term.key, str(term), self.section_text(term) or str(term))
            for term in self.terms
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        terms = self.terms
        context["terms"] = terms
        if self.shows_pages:
            naming = pages_naming(terms, limit=self.most_pages)
            context["entries"] = [(term, naming.get(term.pk)) for term in terms]
        return context


class GlossaryPage(VocabularyPage):
    page_description = _("Every term of the glossary, with its definition.")

    catalog_kind = "glossary"
    catalog_lists = ["home.GlossaryTerm"]

    term_relations = ["source"]

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")

    @property
    def terms(self) -> list[GlossaryTerm]:
        """In the alphabetical order of the active language."""
        return alphabetical(super().terms)

    def section_text(self, term) -> str:
        return _lines(term.expansion, term.definition)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["some_are_editorial"] = any(
            term.basis == Basis.EDITORIAL for term in context["terms"]
        )
        return context


class SourcesPage(VocabularyPage):
    page_description = _("Every source, and which pages rely on it.")

    catalog_kind = "source_list"
    catalog_lists = ["home.Source"]

    shows_pages = True

    class Meta:
        verbose_name = _("list of sources")
        verbose_name_plural = _("lists of sources")

    @property
    def terms(self) -> list[Source]:
        """In the alphabetical order of their titles in the active language."""
        return alphabetical(super().terms)

    def section_text(self, term) -> str:
        return _lines(
            term.get_kind_display(),
            term.author,
            term.publisher,
            term.number,
            term.category,
            term.published,
        )


class PeoplePage(VocabularyPage):
    page_description = _("Everyone whom the site names, with their posts.")

    catalog_kind = "people"
    catalog_lists = ["home.Person"]

    term_relations = ["portrait__renditions", "posts", "source"]
    shows_pages = True

    class Meta:
        verbose_name = _("list of people")
        verbose_name_plural = _("lists of people")

    @property
    def terms(self) -> list[Person]:
        """In alphabetical order, whatever the accents."""
        return alphabetical(super().terms)

    def section_text(self, term) -> str:
        posts = (
            ", ".join(filter(None, (str(post.role), post.organisation)))
            for post in term.posts.all()
        )
        return _lines(term.organisation, *posts)


def _lines(*said) -> str:
    """One line each for what is said at all."""
    return "\n".join(str(each) for each in said if each not in (None, "") and str(each))
