"""Where things are. The commands run from the root of the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"

#: What an installation is told by its environment: see site/config/env.py.
OWN_VARIABLES = (
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "DATA_DIR",
    "DJANGO_SETTINGS_MODULE",
    "PLUGINS",
    "SEARCH_URL",
    "SECRET_KEY",
    "SITE_URL",
)


def data_folder() -> Path:
    """Where the installation keeps what it makes, as config.env.data_dir() reads it."""
    return (ROOT / os.environ.get("DATA_DIR", "var")).resolve()


def shown(path: Path) -> str:
    """A path as a person types it from the root of the repository."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
