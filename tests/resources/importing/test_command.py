"""`manage.py import_resources`: its arguments, and a run that only tries."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resources.models import ResourcePage
from tests.resources.importing.lot import stored


def test_trying_it_writes_nothing(library, folder, load, media):
    root = folder({"fr/a.txt": "x", "fr/b.pdf": b"%PDF"})

    said, failed = load(root, "--dry-run")

    assert "Would be: 1 created, 0 updated, 0 unchanged, 0 kept, 1 failed." in said
    assert failed == [("fr/b.pdf", "", "damaged")]
    assert not ResourcePage.objects.exists()
    assert stored(media) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["absent"], "There is no folder"),
        (["."], "There is no document"),
        (["lot", "--collection=Absente"], "no collection of documents called"),
        (["lot", "--parent=absent"], "no index of resources whose slug is absent"),
    ],
)
def test_wrong_arguments_are_told_in_a_sentence(
    library, folder, tmp_path, monkeypatch, arguments, sentence
):
    folder({"fr/a.txt": "x"})
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    if arguments == ["."]:
        monkeypatch.chdir("empty")

    with pytest.raises(CommandError, match=sentence) as raised:
        call_command("import_resources", *arguments, stdout=StringIO())
    assert raised.value.returncode == 2


def test_without_an_index_nothing_is_imported(tree, folder):
    with pytest.raises(CommandError, match="make one in the admin") as raised:
        call_command("import_resources", str(folder({"fr/a.txt": "x"})))
    assert raised.value.returncode == 2
