"""What would otherwise only fail when an index is written or asked."""

import os
from pathlib import Path

from django.core import checks

from search.engines import conf


@checks.register("search")
def check_folder(app_configs, **kwargs):
    """
    The process that follows the catalog must be able to write the index's folder.

    A warning: a process that only answers searches works without.
    """
    folder = conf.folder()
    nearest = _nearest_existing(folder)
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return []
    return [
        checks.Warning(
            f"The search index cannot be written in {folder}.",
            hint=f"Give the user that runs this the right to write in {nearest}, "
            "or set SEARCH_FOLDER to a folder where it may.",
            id="search_engines.W001",
        )
    ]


@checks.register("search")
def check_client(app_configs, **kwargs):
    """Without its client a server is never asked: the embedded engine answers alone."""
    server = conf.server()
    if server is None or conf.has_client(server):
        return []
    return [
        checks.Error(
            f"SEARCH_URL names {server['ENGINE']}, and its client is not installed.",
            hint="Install what requirements.txt lists.",
            id="search_engines.E001",
        )
    ]


@checks.register("search", deploy=True)
def check_password(app_configs, **kwargs):
    server = conf.server()
    if server is None or not server["PASSWORD"]:
        return []
    if all(host.startswith("https:") for host in server["HOSTS"]):
        return []
    return [
        checks.Warning(
            "SEARCH_URL sends a password over HTTP, for anyone on the way to read.",
            hint=f"Use {server['ENGINE']}+https:// where the server has TLS.",
            id="search_engines.W002",
        )
    ]


def _nearest_existing(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if os.path.lexists(place))
