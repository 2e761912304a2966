"""The demonstration's programmes: loaded once, whole or not at all."""

import shutil
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail_localize.models import StringTranslation

from demo.loading import Loader
from demo.reading import CONTENT, BadContent, read
from labs.core.models import ProgrammePage
from search.catalog.models import Record
from tests.factories import edit


def load():
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def test_both_programmes_are_there_in_both_languages(empty):
    load()

    paths = (
        Record.objects.public().filter(kind="programme").values_list("path", flat=True)
    )
    assert sorted(paths) == [
        "/en/cousins/00C.001/",
        "/en/cousins/00C.002/",
        "/fr/cousins/00C.001/",
        "/fr/cousins/00C.002/",
    ]
    creuse = ProgrammePage.objects.get(
        inventory_number="00C.002", locale__language_code="en"
    )
    assert creuse.title == "Prefiguration mission for the Creuse lab"
    assert [step.title for step in creuse.steps.all()] == [
        "The integration period",
        "The Erasmus semester",
        "The workshop week",
    ]
    assert creuse.labs_count == 1
    assert creuse.max_funding_eur_per_lab is None


def test_english_is_translated_string_by_string(empty):
    load()

    contexts = StringTranslation.objects.values_list("context__path", flat=True)
    assert {"title", "summary", "slug", "operator_name"} <= set(contexts)


def test_twice_is_once_and_edits_stay(empty):
    load()
    programme = ProgrammePage.objects.get(
        inventory_number="00C.001", locale__language_code="fr"
    )
    edit(programme, labs_count=13)
    before = Record.objects.count()

    assert "left as they are" in load()

    programme.refresh_from_db()
    assert programme.labs_count == 13
    assert Record.objects.count() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("programmes", 'en: "PIA lab programme"', "", "programme-labo-pia, title"),
        ("programmes", "territory: creuse", "territory: atlantis", "atlantis"),
        ("programmes", "key: labo-de-la-creuse", "key: programme-labo-pia", "twice"),
        ("programmes", "programmes:", "programmes: [", "programmes.yaml"),
        ("sources", "003_4a026777ea7e16ea.txt", "nowhere.txt", "source"),
    ],
)
def test_a_fault_in_a_file_is_named_and_nothing_is_written(
    empty, tmp_path, file, old, new, told
):
    folder = shutil.copytree(CONTENT, tmp_path / "content")
    path = folder / f"{file}.yaml"
    path.write_text(path.read_text().replace(old, new))

    with pytest.raises(BadContent, match=told):
        Loader(folder=folder).load()

    assert not ProgrammePage.objects.exists()
    assert not Record.objects.public().exists()


def test_every_entry_has_a_key():
    assert [each.key for each in read("programmes")] == [
        "programme-labo-pia",
        "labo-de-la-creuse",
    ]
