"""A start with wrong settings stops, and names what is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

COMPLETE = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "example.org",
    "SITE_URL": "https://example.org",
    "DATABASE_URL": "sqlite:////tmp/never-opened.sqlite3",
}


def start(**environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "diffsettings"],
        cwd=ROOT,
        env=kept
        | {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", COMPLETE)
def test_a_missing_variable_is_named(name):
    result = start(**{key: text for key, text in COMPLETE.items() if key != name})

    assert result.returncode != 0
    assert name in result.stderr


def test_a_complete_environment_starts():
    assert start(**COMPLETE).returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLUGINS", "labs.core,unknown"),
        ("SITE_URL", "example.org"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("SEARCH_URL", "http://localhost:9200"),
    ],
)
def test_a_wrong_value_is_named(name, value):
    result = start(**(COMPLETE | {name: value}))

    assert result.returncode != 0
    assert name in result.stderr
