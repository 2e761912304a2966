from home.models.base import BasePage, IndexPage
from home.models.media import SiteDocument, SiteImage, SiteRendition
from home.models.pages import HomePage, StandardPage
from home.models.source import Source
from home.models.user import User

__all__ = [
    "BasePage",
    "HomePage",
    "IndexPage",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "Source",
    "StandardPage",
    "User",
]
