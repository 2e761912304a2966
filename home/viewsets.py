"""The lists of the shell in the menu of the admin: its pages and its vocabularies."""

from home.admin.menu import (
    CONTENT,
    SECTIONS,
    ContentGroup,
    SectionGroup,
    VocabularyGroup,
)
from home.admin.pages import SitePageListingViewSet
from home.admin.terms import TermViewSet
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    GlossaryPage,
    GlossaryTerm,
    HomePage,
    Keyword,
    PeoplePage,
    Person,
    Source,
    SourcesPage,
    StandardPage,
)


class StandardPages(SitePageListingViewSet):
    model = StandardPage
    icon = "doc-full"
    menu_hook = CONTENT
    menu_order = 10


class Articles(SitePageListingViewSet):
    model = ArticlePage
    icon = "calendar"
    menu_hook = CONTENT
    menu_order = 20
    kind_columns = ["date", "author"]
    list_filter = ["date", "author"]


class HomePages(SitePageListingViewSet):
    model = HomePage
    icon = "home"
    menu_hook = SECTIONS
    menu_order = 10


class ArticleIndexes(SitePageListingViewSet):
    model = ArticleIndexPage
    icon = "calendar"
    menu_hook = SECTIONS
    menu_order = 60


class Glossaries(SitePageListingViewSet):
    model = GlossaryPage
    icon = "help"
    menu_hook = SECTIONS
    menu_order = 80


class SourceLists(SitePageListingViewSet):
    model = SourcesPage
    icon = "openquote"
    menu_hook = SECTIONS
    menu_order = 81


class PeopleLists(SitePageListingViewSet):
    model = PeoplePage
    icon = "group"
    menu_hook = SECTIONS
    menu_order = 82


class Sources(TermViewSet):
    model = Source
    icon = "openquote"
    menu_order = 10
    term_columns = ["kind", "author", "publisher", "published"]
    list_filter = ["kind", "language"]


class People(TermViewSet):
    model = Person
    icon = "user"
    menu_order = 20
    term_columns = ["organisation", "source"]
    list_filter = ["source"]


class GlossaryTerms(TermViewSet):
    model = GlossaryTerm
    icon = "help"
    menu_order = 30
    term_columns = ["expansion", "source"]
    list_filter = ["basis", "source"]


class Keywords(TermViewSet):
    model = Keyword
    icon = "tag"
    menu_order = 40


PAGES = [
    StandardPages,
    Articles,
    HomePages,
    ArticleIndexes,
    Glossaries,
    SourceLists,
    PeopleLists,
]
TERMS = [Sources, People, GlossaryTerms, Keywords]
GROUPS = [ContentGroup, VocabularyGroup, SectionGroup]
