"""What the manifest says comes before the files, and is checked."""

import pytest
from django.core.management import CommandError

from home.models import Keyword
from resources.models import CollectionIndexPage, ResourcePage
from tests.factories import add_collection, add_page
from tests.resources.importing.lot import FR, page, stored


def test_the_manifest_comes_before_the_files(library, folder, load, tree):
    collections = add_page(
        tree.fr, CollectionIndexPage(title="Collections", slug="collections")
    )
    shelf = add_collection(collections, title="Les bases")
    manifest = (
        "file_fr;file_en;title_en;summary_fr;keywords_fr;keywords_en;kind;date;"
        "collection\n"
        "fr/un.md;autres/deux.txt;The report;Un bilan.;budget;money;report;2019;"
        "les bases\n"
    )
    root = folder(
        {"fr/un.md": FR, "autres/deux.txt": "A canteen", "manifest.csv": manifest}
    )

    said, failed = load(root)

    assert not failed
    assert "1 created" in said
    french, english = page("Le guide"), page("The report", "en")
    assert (french.summary, french.date, french.kind) == ("Un bilan.", "2019", "report")
    assert french.collection == shelf
    assert english.files.count() == 2
    assert Keyword.objects.get().label == {"fr": "budget", "en": "money"}


def test_a_wrong_line_of_the_manifest_is_told_and_the_others_go_on(
    library, folder, load
):
    manifest = (
        "key,file_fr,title_fr,date,\n"
        "a,fr/a.txt,Juste,,\n"
        "b,../secret.txt,,,\n"
        "c,/etc/passwd,,,\n"
        "d,fr/absent.txt,,,\n"
        "a,,Encore,,\n"
        "e,fr/a.txt,,,\n"
        "f,fr/f.txt,,un jour,\n"
        "g,,Rien,,\n"
        "z,,,,perdu\n"
        "h,,,,,,\n"
    )
    root = folder(
        {"fr/a.txt": "x", "fr/f.txt": "x", "fr/z.txt": "x", "manifest.csv": manifest}
    )

    said, failed = load(root)

    assert sorted(failed) == [
        ("f", "date", "invalid"),
        ("g", "", "no-file"),
        ("manifest.csv, line 10", "", "line"),
        ("manifest.csv, line 11", "", "line"),
        ("manifest.csv, line 3", "file_fr", "outside"),
        ("manifest.csv, line 4", "file_fr", "outside"),
        ("manifest.csv, line 5", "file_fr", "missing"),
        ("manifest.csv, line 6", "", "duplicate"),
        ("manifest.csv, line 7", "file_fr", "claimed"),
    ]
    assert {each.title for each in ResourcePage.objects.all()} == {"Juste", "Z"}


def test_what_failed_before_is_not_told_of_a_run_that_went_well(library, folder, load):
    root = folder({"fr/a.txt": "x", "manifest.csv": "key,date\na,red\n"})
    assert load(root)[1]
    (root / "manifest.csv").unlink()
    assert load(root)[1] == []


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_a_column_that_is_not_known_stops_the_import_and_is_named(
    library, folder, load, media, arguments
):
    manifest = "key;Titel_FR;colour;date\na;Un;rouge;2019\n"
    root = folder({"fr/a.txt": "x", "manifest.csv": manifest})

    with pytest.raises(CommandError) as raised:
        load(root, *arguments)

    assert raised.value.returncode == 2
    sentence = str(raised.value)
    assert "not known: Titel_FR (title_fr?), colour." in sentence
    assert "may have are: key, date, authors, kind, collection, file_fr" in sentence
    assert not ResourcePage.objects.exists()
    assert not stored(media)
