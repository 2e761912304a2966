"""The reference of the settings is that of the code that reads them."""

import re

from config import env
from tests.docs.pages import INLINE, ROOT, page

REFERENCE = page("docs/reference/settings.md")
VARIABLES = set(
    re.findall(r'_env\.\w+\(\s*"(\w+)"', (ROOT / "site/config/env.py").read_text())
)


def test_every_variable_of_the_environment_is_explained():
    assert set(REFERENCE.table("Settings")) == VARIABLES


def test_those_that_production_requires_are_marked():
    (line,) = re.findall(r"^Required: (.+)\.$", _production(), re.MULTILINE)

    marked = {
        name
        for name, cells in REFERENCE.table("Settings").items()
        if cells[1] == "required"
    }

    assert marked == set(line.split(", "))


def test_every_plugin_is_named():
    (paragraph,) = re.findall(
        r"^`PLUGINS` may name (.+?)\. ", REFERENCE.text, re.MULTILINE | re.DOTALL
    )

    assert INLINE.findall(paragraph) == env.ALL_PLUGINS


def test_the_readme_names_every_variable():
    _before, _found, after = page("README.md").text.partition("## Settings\n")

    assert set(INLINE.findall(after.split("\n## ")[0])) >= VARIABLES


def test_the_variables_of_make_are_those_of_the_makefile():
    named = set(REFERENCE.table("For the commands behind make"))

    makefile = (ROOT / "Makefile").read_text()
    assert named == set(re.findall(r"^#   ([A-Z]+)=", makefile, re.MULTILINE))


def _production() -> str:
    return (ROOT / "site/config/settings/production.py").read_text()
