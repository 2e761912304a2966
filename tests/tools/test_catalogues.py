"""The message catalogues, on a small Django project with three messages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.tools.project import ROOT

MANAGE = """
import sys
from django.conf import settings
from django.core.management import execute_from_command_line

settings.configure(USE_I18N=True, LOCALE_PATHS=["locale"])
execute_from_command_line(sys.argv)
"""

CODE = """
from django.utils.translation import gettext, ngettext

gettext("Search")
gettext("Hello %(name)s")
ngettext("%(count)s lab", "%(count)s labs", 2)
"""

FRENCH = {
    "Search": "Chercher",
    "Hello %(name)s": "Bonjour %(name)s",
    "%(count)s lab": {0: "%(count)s laboratoire", 1: "%(count)s laboratoires"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if not shutil.which("xgettext"):
        pytest.skip("needs gettext: xgettext was not found")
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    (tmp_path / "manage.py").write_text(MANAGE)
    (tmp_path / "labs.py").write_text(CODE)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "labs.py").write_text(CODE.replace("Search", "Not shown"))
    return tmp_path


def catalogues(folder: Path, action: str, **environment: str) -> tuple[int, str]:
    finished = subprocess.run(
        [sys.executable, "-m", "tools.catalogues", action],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stdout


def edit(folder: Path, language: str) -> polib.POFile:
    return polib.pofile(str(folder / "locale" / language / "LC_MESSAGES" / "django.po"))


def complete(folder: Path) -> None:
    catalogues(folder, "gather")
    french = edit(folder, "fr")
    for entry in french:
        if entry.msgid_plural:
            entry.msgstr_plural = FRENCH[entry.msgid]
        else:
            entry.msgstr = FRENCH[entry.msgid]
    french.save()


def test_gathering_finds_the_messages_of_the_product_and_fills_in_english(folder: Path):
    status, output = catalogues(folder, "gather")

    assert status == 0
    assert "fr/LC_MESSAGES/django.po: 3 messages, 3 to translate." in output
    assert "en/LC_MESSAGES/django.po: 3 messages, 0 to translate." in output
    english = edit(folder, "en")
    assert english.find("Search").msgstr == "Search"
    assert english.find("%(count)s lab").msgstr_plural == {
        0: "%(count)s lab",
        1: "%(count)s labs",
    }


def test_gathering_twice_changes_nothing(folder: Path):
    complete(folder)
    catalogues(folder, "gather")
    once = (folder / "locale/fr/LC_MESSAGES/django.po").read_bytes()

    catalogues(folder, "gather")

    assert (folder / "locale/fr/LC_MESSAGES/django.po").read_bytes() == once


def test_complete_catalogues_pass(folder: Path):
    complete(folder)

    assert catalogues(folder, "check") == (0, "\n")


def test_every_kind_of_gap_is_named(folder: Path):
    complete(folder)
    french = edit(folder, "fr")
    french.find("Search").msgstr = ""
    french.find("Hello %(name)s").flags.append("fuzzy")
    french.append(polib.POEntry(msgid="Gone", msgstr="Parti"))
    french.append(polib.POEntry(msgid="Older", msgstr="Vieux", obsolete=True))
    french.save()
    (folder / "more.py").write_text(CODE.replace("Search", "More"))

    status, output = catalogues(folder, "check")

    assert status == 1
    for complaint in (
        "fr/LC_MESSAGES/django.po: not translated: 'Search'",
        "fr/LC_MESSAGES/django.po: fuzzy: 'Hello %(name)s'",
        "fr/LC_MESSAGES/django.po: not in the code: 'Gone'",
        "fr/LC_MESSAGES/django.po: obsolete: 'Older'",
        "fr/LC_MESSAGES/django.po: not in it: 'More'",
        "en/LC_MESSAGES/django.po: not in it: 'More'",
    ):
        assert complaint in output


def test_a_placeholder_lost_in_translation_is_named(folder: Path):
    complete(folder)
    french = edit(folder, "fr")
    french.find("Hello %(name)s").msgstr = "Bonjour %(nom)s"
    french.save()

    status, output = catalogues(folder, "check")

    assert status == 1
    assert "for argument 'name' doesn't exist in 'msgstr'" in output


def test_without_gettext_one_sentence_says_what_to_install(folder: Path):
    status, output = catalogues(folder, "check", PATH="/nowhere")

    assert status == 1
    assert output.count("\n") == 1
    assert "apt install gettext" in output
