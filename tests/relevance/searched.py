"""What is measured: the engines, and Wagtail's own search beside them."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from search.engines.base import Engine
from search.engines.remote import RemoteEngine
from search.engines.tantivy import TantivyEngine
from tests.engines import servers
from tests.relevance.asking import LANGUAGES, Searched, SearchedEngine
from tests.relevance.stock import stock_search
from tests.search.engines.conftest import CLIENTS, PATIENCE


def open_tantivy(folder: Path) -> TantivyEngine:
    return TantivyEngine(folder / "tantivy", LANGUAGES, patience=0)


def openers(chosen: str | None, folder: Path) -> dict[str, Callable[[Path], Engine]]:
    """Functions that open an engine on an index of its own, for those that run here."""
    opening = {"tantivy": open_tantivy}
    if chosen in (None, *servers.NAMES) and not servers.lacking():
        folder.mkdir(parents=True, exist_ok=True)
        for name, server in servers.shared_servers(folder, os.getpid()).items():
            server.wait()
            client = CLIENTS[name]([server.host])
            opening[name] = partial(_open_remote, client)
    return {name: opener for name, opener in opening.items() if chosen in (None, name)}


def _open_remote(client, folder: Path) -> RemoteEngine:
    return RemoteEngine(client, f"relevance-{folder.name}", LANGUAGES, **PATIENCE)


def searched_engine(name: str, open_engine, folder: Path) -> SearchedEngine:
    """An engine with the embedded one beside it, where it is another."""
    engine = open_engine(folder)
    if isinstance(engine, TantivyEngine):
        return SearchedEngine(name, engine, engine)
    embedded = TantivyEngine(folder / "embedded", LANGUAGES, patience=0)
    return SearchedEngine(name, engine, embedded)


def all_searched(chosen: str | None, folder: Path) -> Iterator[Searched]:
    """The engine of that name, or everything that can be measured here."""
    for name, open_engine in openers(chosen, folder.parent).items():
        yield searched_engine(name, open_engine, folder)
    stock = stock_search()
    if stock is not None and chosen in (None, stock.name):
        yield stock
