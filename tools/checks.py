"""`make check`: what a machine can say of the code without running it."""

import os
import secrets
import tempfile

from tools import steps
from tools.environment import ensure_environment
from tools.paths import OWN_VARIABLES, ROOT, SITE, VENV_PYTHON
from tools.steps import Step


def check() -> int:
    """Run every check, also after one has failed."""
    ensure_environment()
    with tempfile.TemporaryDirectory(prefix="cousinage-check-") as folder:
        return steps.run_quietly(_steps(folder))


def _steps(data: str) -> list[Step]:
    ruff = [VENV_PYTHON, "-m", "ruff"]
    manage = [VENV_PYTHON, "manage.py"]
    defaults = dict.fromkeys(OWN_VARIABLES) | {"DATA_DIR": data}
    packages = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(SITE)])}
    return [
        Step("format", [*ruff, "format", "--check", "--diff", "."]),
        Step("lint", [*ruff, "check", "."]),
        Step("imports", [VENV_PYTHON.parent / "lint-imports"], packages),
        Step(
            "migrations",
            [*manage, "makemigrations", "--check", "--dry-run"],
            defaults,
        ),
        Step("catalogues", [VENV_PYTHON, "-m", "tools.catalogues", "check"], defaults),
        Step(
            "production settings",
            [*manage, "check", "--deploy", "--fail-level", "WARNING"],
            defaults | _production(),
        ),
    ]


def _production() -> dict[str, str]:
    """The environment of a public server that does not exist."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "cousinage.example",
        "SITE_URL": "https://cousinage.example",
        "DATABASE_URL": "postgres://cousinage@database.example/cousinage",
    }
