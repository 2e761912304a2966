"""
The environment, read and typed in one place.

Every variable that a deployment may set is a function or a constant of this module;
nothing else looks at `os.environ`. A variable that is required and missing raises
`ImproperlyConfigured` with its name.
"""

from importlib.util import find_spec
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from config import search_url

ROOT = Path(__file__).resolve().parents[2]

#: Those that come with Cousinage; an installation may have others.
ALL_PLUGINS = [
    "labs.core",
    "resources",
    "search.engines",
    "search.pages",
    "search.api",
    "demo",
]

#: Django's backends, replaced by those that settle the catalog before each COMMIT.
DATABASE_ENGINES = {
    "django.db.backends.sqlite3": "search.catalog.db.sqlite3",
    "django.db.backends.postgresql": "search.catalog.db.postgresql",
}

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}

_env = environ.Env()


def data_dir() -> Path:
    """Where the installation keeps what it makes: database, media, index, password."""
    return Path(_env.str("DATA_DIR", default=str(ROOT / "var"))).resolve()


def secret_key(default: str | None = None) -> str:
    """SECRET_KEY; required where no default is given."""
    return _env.str("SECRET_KEY", **_optional(default))


def allowed_hosts(default: list[str] | None = None) -> list[str]:
    """ALLOWED_HOSTS, separated by commas; required where no default is given."""
    return _env.list("ALLOWED_HOSTS", **_optional(default))


def site_url(default: str | None = None) -> str:
    """SITE_URL, the public address of the site without a slash at the end."""
    address = _env.str("SITE_URL", **_optional(default)).rstrip("/")
    if not address.startswith(("http://", "https://")):
        raise ImproperlyConfigured(
            f"SITE_URL must begin with http:// or https://; it is {address!r}."
        )
    return address


def plugins() -> list[str]:
    """PLUGINS: the apps that this installation has, beside home and search.catalog."""
    chosen = _env.list("PLUGINS", default=ALL_PLUGINS)
    missing = [name for name in chosen if not _can_be_imported(name)]
    if missing:
        raise ImproperlyConfigured(
            f"PLUGINS names {', '.join(missing)}, which cannot be imported; "
            f"those that come with Cousinage: {', '.join(ALL_PLUGINS)}."
        )
    return chosen


def database(default: str | None = None) -> dict:
    """DATABASE_URL as Django's dictionary, with the backends that the catalog needs."""
    url = _env.db_url("DATABASE_URL", **_optional(default))
    if url["ENGINE"] not in DATABASE_ENGINES:
        raise ImproperlyConfigured(
            "DATABASE_URL must name a sqlite or a postgres database."
        )
    if url["ENGINE"].endswith("sqlite3"):
        url["OPTIONS"] = SQLITE_OPTIONS | url.get("OPTIONS", {})
    url["ENGINE"] = DATABASE_ENGINES[url["ENGINE"]]
    # Opening a connection costs more than reading a record; only a server's can break.
    url["CONN_MAX_AGE"] = 600
    url["CONN_HEALTH_CHECKS"] = not url["ENGINE"].endswith("sqlite3")
    return url


def search_server() -> dict | None:
    """SEARCH_URL as a dictionary; None where no search server is named."""
    url = _env.str("SEARCH_URL", default="")
    return search_url.parse(url) if url else None


def _can_be_imported(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _optional(default) -> dict:
    return {} if default is None else {"default": default}
