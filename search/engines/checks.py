"""What would otherwise only fail when the index is written."""

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


def _nearest_existing(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if os.path.lexists(place))
