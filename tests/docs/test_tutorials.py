"""What the tutorials call a button or a field is what the admin calls it."""

import re
from functools import cache
from pathlib import Path

import django
import polib
import pytest
from django.apps import apps
from django.utils.text import capfirst

from tests.docs.pages import ROOT, page

LABEL = re.compile(r"\*\*([^*]+)\*\*")
PLACEHOLDER = re.compile(r"%\\\(\w+\\\)s|\\\{\w+\\\}|%s")
#: A message that begins with words of its own, and goes on with a name.
WITH_A_NAME = re.compile(r"[^\W\d_]{3}[^%{]*(%\(\w+\)s|\{\w+\}|%s)")

#: Put together by the admin's scripts from a message and the name of a language.
PUT_TOGETHER = {"Publish in English", "Publier dansanglais"}
#: Wagtail gives the field of its login form no label of its own.
NOT_TRANSLATED = {"Password"}


def plain(text: str) -> str:
    """Without what typography changes."""
    spaces = re.sub(r"[\s\u00a0\u202f]+", " ", text)
    return capfirst(spaces.replace("’", "'").strip())


@cache
def messages() -> list[tuple[str, str]]:
    """Every message of the project and its libraries, and its French."""
    folders = [ROOT / "locale", Path(django.__file__).parent / "conf/locale"]
    folders += [Path(config.path) / "locale" for config in apps.get_app_configs()]
    found = []
    for folder in folders:
        for path in folder.glob("fr/LC_MESSAGES/*.mo"):
            found += [(each.msgid, each.msgstr) for each in polib.mofile(str(path))]
    return found


@cache
def known(language: str) -> tuple[set[str], list[re.Pattern]]:
    texts = {plain(french if language == "fr" else text) for text, french in messages()}
    texts.discard("")
    patterns = [
        re.compile(PLACEHOLDER.sub(".+", re.escape(text)))
        for text in texts
        if WITH_A_NAME.match(text)
    ]
    return texts, patterns


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("docs/tutorial/first-programme.md", "en"),
        ("docs/tutorial/premier-programme.fr.md", "fr"),
        ("docs/how-to/edit-content.md", "en"),
        ("docs/how-to/rediger-le-contenu.fr.md", "fr"),
    ],
)
def test_labels_are_those_of_the_admin(path, language):
    texts, patterns = known(language)
    labels = {plain(label) for label in LABEL.findall(page(path).text)}

    unknown = {
        label
        for label in labels - texts - PUT_TOGETHER - NOT_TRANSLATED
        if not any(pattern.fullmatch(label) for pattern in patterns)
    }
    assert not unknown
