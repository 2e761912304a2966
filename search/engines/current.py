"""Which engine answers."""

from functools import cache

from search.engines import conf
from search.engines.base import Engine
from search.engines.tantivy import TantivyEngine


@cache
def get_engine() -> Engine:
    """The engine of this installation, the same for the whole process."""
    return TantivyEngine(conf.folder() / TantivyEngine.name, conf.languages())
