"""The lists of the labs in the menu of the admin: their pages and vocabularies."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from home.admin.menu import SECTIONS
from home.admin.pages import SitePageListingViewSet
from home.admin.terms import TermViewSet
from labs.core.models import (
    Archetype,
    Axis,
    Competence,
    DefinitionPage,
    LabIndexPage,
    LabPage,
    Layer,
    ProgrammeIndexPage,
    ProgrammePage,
    Signature,
    TerritoriesPage,
    Territory,
    TestimonyIndexPage,
    TestimonyPage,
    TopicIndexPage,
    TopicPage,
    VigilancePoint,
)


class Labs(SitePageListingViewSet):
    model = LabPage
    icon = "group"
    kind_columns = ["territory", "status"]
    list_filter = ["status", "territory", "archetype", "attachment"]


class Programmes(SitePageListingViewSet):
    model = ProgrammePage
    icon = "clipboard-list"
    kind_columns = ["inventory_number", "territory", "start"]
    list_filter = ["territory", "workshop_frequency"]


class Testimonies(SitePageListingViewSet):
    model = TestimonyPage
    icon = "openquote"
    kind_columns = ["witness", "recorded"]
    list_filter = ["witness", "original_language"]


class Topics(SitePageListingViewSet):
    model = TopicPage
    icon = "help"
    kind_columns = ["number"]


class Definitions(SitePageListingViewSet):
    model = DefinitionPage
    icon = "info-circle"


class LabsGroup(ViewSetGroup):
    """What the network tells of its labs; other plugins of the labs join it."""

    menu_label = _("Labs")
    menu_name = "labs"
    menu_icon = "group"
    menu_order = 120
    submenu_hook = "register_labs_menu_item"
    items = [Labs, Programmes, Testimonies, Topics, Definitions]


class LabIndexes(SitePageListingViewSet):
    model = LabIndexPage
    icon = "group"
    menu_hook = SECTIONS
    menu_order = 20


class ProgrammeIndexes(SitePageListingViewSet):
    model = ProgrammeIndexPage
    icon = "clipboard-list"
    menu_hook = SECTIONS
    menu_order = 30


class TestimonyIndexes(SitePageListingViewSet):
    model = TestimonyIndexPage
    icon = "openquote"
    menu_hook = SECTIONS
    menu_order = 40


class TopicIndexes(SitePageListingViewSet):
    model = TopicIndexPage
    icon = "help"
    menu_hook = SECTIONS
    menu_order = 50


class TerritoryLists(SitePageListingViewSet):
    model = TerritoriesPage
    icon = "globe"
    menu_hook = SECTIONS
    menu_order = 83


class Territories(TermViewSet):
    model = Territory
    icon = "globe"
    menu_order = 50
    term_columns = ["kind", "country", "parent"]
    list_filter = ["kind", "country", "parent"]


class Competences(TermViewSet):
    model = Competence
    icon = "tasks"
    menu_order = 60
    term_columns = ["group"]


class Archetypes(TermViewSet):
    model = Archetype
    icon = "snippet"
    menu_order = 70


class Signatures(TermViewSet):
    model = Signature
    icon = "check"
    menu_order = 71
    term_columns = ["archetype"]
    list_filter = ["archetype"]


class Layers(TermViewSet):
    model = Layer
    icon = "list-ol"
    menu_order = 80


class Axes(TermViewSet):
    model = Axis
    icon = "sliders"
    menu_order = 81


class VigilancePoints(TermViewSet):
    model = VigilancePoint
    icon = "warning"
    menu_order = 82


LISTS = [
    LabsGroup,
    LabIndexes,
    ProgrammeIndexes,
    TestimonyIndexes,
    TopicIndexes,
    TerritoryLists,
]
TERMS = [
    Territories,
    Competences,
    Archetypes,
    Signatures,
    Layers,
    Axes,
    VigilancePoints,
]
