"""The settings of the search engines, with their defaults."""

from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from django.conf import settings

#: The package that speaks with a server.
CLIENTS = {"elasticsearch": "elasticsearch", "opensearch": "opensearchpy"}


class ServerSettings(TypedDict):
    """A search server, as SEARCH_SERVER describes it."""

    ENGINE: str
    HOSTS: list[str]
    USER: str
    PASSWORD: str
    CA_CERTS: str
    #: What the names of its indices begin with.
    PREFIX: str
    REPLICAS: int


def folder() -> Path:
    """SEARCH_FOLDER: where embedded indexes are kept. Default: DATA_DIR/search."""
    chosen = getattr(settings, "SEARCH_FOLDER", None)
    return Path(chosen) if chosen else Path(settings.DATA_DIR) / "search"


def languages() -> tuple[str, ...]:
    """The languages that are indexed: those of the content."""
    return tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)


def language_choices() -> list[tuple[str, str]]:
    """The same with their names, for forms."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


def server() -> ServerSettings | None:
    """SEARCH_SERVER: where there is one, it answers. Default: none."""
    return getattr(settings, "SEARCH_SERVER", None)


def has_client(server: ServerSettings) -> bool:
    """Whether the package that speaks with the server is installed."""
    return find_spec(CLIENTS[server["ENGINE"]]) is not None


def log_days() -> int:
    """SEARCH_LOG_DAYS: how long searches of readers are kept; 0 keeps none. 180."""
    return max(int(getattr(settings, "SEARCH_LOG_DAYS", 180)), 0)
