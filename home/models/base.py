"""What every page of the site has, whatever plugin brings it."""

from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import HttpResponsePermanentRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod

from home.blocks import BodyBlock
from home.choices import Basis, Licence
from home.completeness import lacking
from home.forms import RowsOnceForm
from home.models.body import BodySections
from home.models.keyword import PageKeyword
from home.models.media import SiteImage
from home.models.rows import check_lists
from home.models.source import Source
from home.terms.lost import without_lost_keys
from home.translation.fields import FactsFollowSource, fact
from home.translation.forms import FactsFollowSourceForm
from search.catalog.contract import Catalogued
from search.catalog.routing import has_no_restriction, way_of
from search.catalog.world import is_served_by_wagtail

ADDRESS_TAKEN = _("The site itself uses this address. Choose another.")


def is_address_of_the_site(parent: Page, slug: str, language: str) -> bool:
    """Whether a page below `parent` would hide behind one of the site's own views."""
    parts = parent.get_url_parts()
    if not parts or not parts[2]:
        return False
    return not is_served_by_wagtail(f"{parts[2]}{slug}/", language)


class SitePageForm(RowsOnceForm, FactsFollowSourceForm):
    """A page that is being created has its parent in its form only."""

    def _post_clean(self):
        """Until it is saved, the page has its old rows: the form looks at the new."""
        self.instance.lists_in_form = frozenset(self.formsets)
        super()._post_clean()
        del self.instance.lists_in_form

    def clean(self):
        cleaned_data = super().clean()
        language = self.parent_page.locale.language_code
        slug = cleaned_data.get("slug")
        if slug and is_address_of_the_site(self.parent_page, slug, language):
            self.add_error("slug", ADDRESS_TAKEN)
        return cleaned_data


class SitePage(Catalogued, FactsFollowSource, Page):
    """What also those pages share that have neither summary nor body."""

    base_form_class = SitePageForm

    #: What draws a type that brings no template of its own.
    general_template = "home/base_page.html"
    #: Relations that the page's card speaks of: they are read once for a list of cards.
    card_relations: tuple[str, ...] = ()
    #: Foreign keys that the page itself speaks of: they are read with it.
    page_relations: tuple[str, ...] = ()
    #: Fields and child relations that a full page has: see `home.completeness`.
    expected_fields: list[str] = []
    #: A relation that may be empty once the field named here says that it is complete.
    expected_unless: dict[str, str] = {}
    #: The panel of where a page comes from has a tab of its own.
    source_panel = None
    #: Whether a language has one page of the kind and no more: see `the_one_in`.
    one_a_language = False
    #: Relations that a form is about to write.
    lists_in_form: frozenset[str] = frozenset()

    class Meta:
        abstract = True

    @property
    def kind_label(self) -> str:
        """The kind's name in the active language, in the singular."""
        return str(self._meta.verbose_name)

    @cached_classmethod
    def get_edit_handler(cls):
        """Wagtail's tabs, and between them one for where the page comes from."""
        content = [each for each in cls.content_panels if each is not cls.source_panel]
        tabs = [
            (content, _("Content")),
            ([cls.source_panel] if cls.source_panel else [], _("Where it comes from")),
            (cls.promote_panels, _("Promote")),
            (cls.settings_panels, _("Settings")),
        ]
        return TabbedInterface(
            [ObjectList(panels, heading=heading) for panels, heading in tabs if panels],
            base_form_class=cls.base_form_class,
        ).bind_to_model(cls)

    @classmethod
    def the_one_in(cls, locale: Locale) -> Page | None:
        """The page of the kind that a language has, where it can have no other."""
        return cls.objects.filter(locale=locale).first() if cls.one_a_language else None

    @classmethod
    def can_create_at(cls, parent):
        return super().can_create_at(parent) and cls.the_one_in(parent.locale) is None

    def get_template(self, request, *args, **kwargs) -> list[str]:
        """The type's own template; a plugin that brings none has the generic page."""
        own = super().get_template(request, *args, **kwargs)
        return [own, self.general_template]

    def clean(self):
        super().clean()
        check_lists(self, but=self.lists_in_form)
        if not self.path:
            return
        language = self.locale.language_code
        if is_address_of_the_site(self.get_parent(), self.slug, language):
            raise ValidationError({"slug": ADDRESS_TAKEN})

    def route(self, request, path_components):
        """As Wagtail's: what was read on the way is not asked for again."""
        if path_components and (way := way_of(request)) is not None:
            slug, *others = path_components
            step = way.step(self, slug, last=not others)
            if step is not None:
                return step.route(request, others)
        return super().route(request, path_components)

    def get_view_restrictions(self):
        """As Wagtail's: where it is known that there are none, nothing is asked."""
        if has_no_restriction(self):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve(self, request, *args, **kwargs):
        """Another address that leads here, as a slug may, leads to the page's own."""
        canonical = self.get_url(request)
        if canonical and request.path != unquote(canonical):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(
                f"{canonical}?{query}" if query else canonical
            )
        return super().serve(request, *args, **kwargs)

    def with_content_json(self, content):
        """
        A revision's content, at the place in the tree that the page has now.

        Wagtail takes the place from `self`. wagtail-localize publishes, on commit, a
        revision of an object that was read before: its `numchild` of then, written
        back, would make the page's children unreachable.
        """
        self.refresh_from_db(fields=["path", "depth", "numchild"])
        return super().with_content_json(without_lost_keys(type(self), content))

    def catalog_lacks(self) -> list[str]:
        return [lack.code for lack in lacking(self)]

    def can_move_to(self, parent):
        """A page stays in its language's tree: its address would say another."""
        return super().can_move_to(parent) and parent.locale_id == self.locale_id


class BasePage(BodySections, SitePage):
    """A page with a summary, an image, a body in sections, and its source."""

    summary = models.TextField(
        _("summary"),
        max_length=500,
        validators=[MaxLengthValidator(500)],
        blank=True,
        help_text=_("Two or three sentences, for cards and search results."),
    )
    image = models.ForeignKey(
        SiteImage,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For the head of the page, and for cards."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_("The text, in parts that readers can link to."),
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        # A source that pages rely on is not deleted from under them.
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The document that this page relies on."),
    )
    basis = models.CharField(
        _("basis"),
        max_length=12,
        choices=Basis.choices,
        blank=True,
        help_text=_("How the page knows what it says."),
    )
    keywords = ClusterTaggableManager(
        through=PageKeyword,
        verbose_name=_("keywords"),
        blank=True,
        help_text=_("A few words that other pages share, separated by commas."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Under which licence others may reuse the page."),
    )

    source_panel = MultiFieldPanel(
        [
            FieldPanel("source"),
            FieldRowPanel([FieldPanel("basis"), FieldPanel("licence")]),
        ],
        heading=_("Where it comes from"),
    )
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("image"),
        FieldPanel("body"),
        source_panel,
    ]
    promote_panels = [*Page.promote_panels, FieldPanel("keywords")]

    expected_fields = ["summary", "image", "body", "source"]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    override_translatable_fields = [
        fact("image"),
        fact("source"),
        fact("basis"),
        fact("licence"),
        fact("keywords"),
        fact("page_keywords"),
    ]

    api_fields = [
        APIField("image"),
        APIField("body"),
        APIField("source"),
        APIField("basis"),
        APIField("keywords"),
    ]

    page_relations = ("image", "source")

    class Meta:
        abstract = True

    def catalog_keywords(self):
        # Tags have no order of their own.
        return sorted(str(keyword) for keyword in self.keywords.all())
