"""Which engine answers."""

from functools import cache

from search.engines import conf
from search.engines.searching import SiteSearch
from search.engines.tantivy import TantivyEngine


@cache
def get_engine() -> TantivyEngine:
    """The embedded engine, the same for the whole process."""
    return TantivyEngine(conf.folder() / TantivyEngine.name, conf.languages())


def get_search() -> SiteSearch:
    """The search of this installation."""
    return SiteSearch(get_engine(), get_engine(), conf.languages())
