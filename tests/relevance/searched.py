"""What is measured: the engines, and Wagtail's own search beside them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from search.engines.base import Engine
from search.engines.tantivy import TantivyEngine
from tests.relevance.asking import LANGUAGES, Searched, SearchedEngine
from tests.relevance.stock import stock_search
from tests.search.engines.conftest import ENGINES


def engines() -> dict[str, Callable[[Path], Engine]]:
    """Functions that open an engine on an index of its own: those that are tested."""
    return dict(ENGINES)


def searched_engine(name: str, open_engine, folder: Path) -> SearchedEngine:
    """An engine with the embedded one beside it, where it is another."""
    engine = open_engine(folder)
    if isinstance(engine, TantivyEngine):
        return SearchedEngine(name, engine, engine)
    embedded = TantivyEngine(folder / "embedded", LANGUAGES, patience=0)
    return SearchedEngine(name, engine, embedded)


def all_searched(chosen: str | None, folder: Path) -> Iterator[Searched]:
    """The engine of that name, or everything that can be measured here."""
    for name, open_engine in engines().items():
        if chosen in (None, name):
            yield searched_engine(name, open_engine, folder)
    stock = stock_search()
    if stock is not None and chosen in (None, stock.name):
        yield stock
