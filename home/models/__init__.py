from home.models.article import ArticleIndexPage, ArticlePage
from home.models.base import BasePage
from home.models.former_key import FormerKey
from home.models.glossary import GlossaryTerm
from home.models.index import IndexPage
from home.models.keyword import Keyword, PageKeyword
from home.models.media import SiteDocument, SiteImage, SiteRendition
from home.models.pages import HomePage, StandardPage
from home.models.person import Person, PersonPost
from home.models.prose import ProseVersion
from home.models.site_settings import SiteLink, SiteSettings
from home.models.source import Source
from home.models.user import User
from home.models.vocabulary_page import (
    GlossaryPage,
    PeoplePage,
    SourcesPage,
    VocabularyPage,
)

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "BasePage",
    "FormerKey",
    "GlossaryPage",
    "GlossaryTerm",
    "HomePage",
    "IndexPage",
    "Keyword",
    "PageKeyword",
    "PeoplePage",
    "Person",
    "PersonPost",
    "ProseVersion",
    "SiteDocument",
    "SiteImage",
    "SiteLink",
    "SiteRendition",
    "SiteSettings",
    "Source",
    "SourcesPage",
    "StandardPage",
    "User",
    "VocabularyPage",
]
