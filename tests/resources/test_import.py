"""`manage.py import_resources`: a folder becomes resources, and stays what it says."""

import csv
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from home.models import Keyword, SiteDocument
from home.translation.lateness import is_outdated
from resources.importing import running, writing
from resources.models import (
    CollectionIndexPage,
    DocumentText,
    ImportedResource,
    ResourcePage,
    StrayFile,
)
from tests.factories import add_collection, add_page, edit, record, settle_if_open
from tests.resources import files


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    """The stored files of each test are its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT / "documents"


@pytest.fixture
def folder(tmp_path):
    """Writes files by their paths; gives the folder."""
    root = tmp_path / "lot"
    root.mkdir()

    def put(**contents) -> Path:
        for path, content in contents.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            file.write_bytes(data)
        return root

    return lambda contents: put(**contents)


@pytest.fixture
def failures(tmp_path):
    return tmp_path / "failures.csv"


@pytest.fixture
def load(failures):
    """Imports; gives what was said, and the lines of what failed."""

    def run(root, *arguments):
        out = StringIO()
        try:
            call_command(
                "import_resources",
                str(root),
                f"--failures={failures}",
                *arguments,
                stdout=out,
            )
        except CommandError as error:
            if not failures.exists():
                raise
            assert error.returncode == 1
        settle_if_open()
        return out.getvalue(), told(failures)

    return run


def told(path: Path) -> list[tuple[str, str, str]]:
    """File, field and reason of each failure."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["sentence"].endswith(".") for row in rows)
    return [(row["file"], row["field"], row["reason"]) for row in rows]


def page(title: str, language="fr") -> ResourcePage:
    return ResourcePage.objects.get(title=title, locale__language_code=language)


def stored(media: Path) -> list[str]:
    return sorted(each.name for each in media.iterdir()) if media.exists() else []


MARKDOWN = """---
title: {title}
date: 2018-03
summary: {summary}
keywords: [budget, atelier]
authors: Ada
---
{text}
"""
FR = MARKDOWN.format(title="Le guide", summary="Pour débuter.", text="Une cantine")
EN = MARKDOWN.format(title="The guide", summary="To begin.", text="A canteen")


def test_two_files_of_one_name_are_a_page_and_its_translation(library, folder, load):
    said, failed = load(folder({"fr/guides/a.md": FR, "en/guides/a.md": EN}))

    assert "1 created, 0 updated, 0 unchanged, 0 kept, 0 failed." in said
    assert "a second; at most" in said
    assert not failed
    french, english = page("Le guide"), page("The guide", "en")
    assert french.get_parent().specific == library
    assert french.translation_key == english.translation_key
    assert (french.slug, english.slug) == ("le-guide", "the-guide")
    assert (french.summary, english.summary) == ("Pour débuter.", "To begin.")
    for each in (french, english):
        assert each.live
        assert (each.kind, each.date, each.authors) == ("guide", "2018-03", "Ada")
        assert {str(word) for word in each.keywords.all()} == {"atelier", "budget"}
        assert [(row.language, row.document.filename) for row in each.files.all()] == [
            ("fr", "a.md"),
            ("en", each.files.all()[1].document.filename),
        ]
    assert not is_outdated(english)


def test_every_format_is_imported_with_its_text(library, folder, load):
    root = folder(
        {
            "fr/a.pdf": files.pdf("La cantine", about={"Title": "Le PDF"}),
            "fr/b.docx": files.docx("La cantine"),
            "fr/c.odt": files.odt("La cantine"),
            "fr/d.html": "<title>Le HTML</title><p>La cantine",
            "fr/e.md": "# Le Markdown\n\nLa cantine",
            "fr/f_deux-mots.txt": "La cantine",
            "fr/photo.jpg": b"\xff\xd8\xff",
        }
    )

    said, failed = load(root)

    assert not failed
    assert "6 created" in said
    assert "Passed over, their formats are not read: 1." in said
    titles = {each.title for each in ResourcePage.objects.all()}
    assert titles == {"Le PDF", "B", "C", "Le HTML", "Le Markdown", "F deux mots"}
    assert DocumentText.objects.filter(state="extracted").count() == 6
    for each in ResourcePage.objects.all():
        assert "cantine" in record(each).sections[-1]["text"]


def test_a_sentence_of_a_file_is_found_in_the_search_of_the_site(
    library, folder, load, client, feed_engine
):
    load(folder({"fr/a.pdf": files.pdf("Un", "La cantine du projet")}))
    feed_engine()

    answer = client.get("/fr/chercher/", {"q": "cantine"}).content.decode()

    document = SiteDocument.objects.get()
    assert f"/fr/ressources/a/fichiers/{document.pk}/2/" in answer


def test_a_language_is_that_of_the_folder_the_file_or_the_option(library, folder, load):
    root = folder(
        {
            "fr/a.html": "<html lang=en><title>Dossier</title>x",
            "b.html": "<html lang=en-GB><title>Folder</title>x",
            "c.txt": "x",
        }
    )

    load(root, "--language=en")

    codes = {each.title: each.locale.language_code for each in _pages()}
    assert codes == {"Dossier": "fr", "Folder": "en", "C": "en"}


def _pages():
    return ResourcePage.objects.select_related("locale")


def test_a_page_in_english_alone_becomes_a_translation_of_the_french_one(
    library, folder, load
):
    load(folder({"en/a.md": EN}))
    assert page("The guide", "en").live

    said, failed = load(folder({"fr/a.md": FR}))

    assert not failed
    assert "1 updated" in said
    french, english = page("Le guide"), page("The guide", "en")
    assert french.translation_key == english.translation_key
    assert english.files.count() == french.files.count() == 2


def test_a_translation_is_empty_where_its_file_is_silent(library, folder, load):
    load(folder({"fr/a.md": FR, "en/a.md": "# The guide\n\nA canteen"}))

    assert page("Le guide").summary
    assert page("The guide", "en").summary == ""


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
        "key,file_fr,title_fr,date,colour\n"
        "a,fr/a.txt,Juste,,\n"
        "b,../secret.txt,,,\n"
        "c,/etc/passwd,,,\n"
        "d,fr/absent.txt,,,\n"
        "a,,Encore,,\n"
        "e,fr/a.txt,,,\n"
        "f,fr/f.txt,,un jour,\n"
        "g,,Rien,,\n"
        "h,,,,,,\n"
    )
    root = folder(
        {"fr/a.txt": "x", "fr/f.txt": "x", "fr/z.txt": "x", "manifest.csv": manifest}
    )

    said, failed = load(root)

    assert sorted(failed) == [
        ("f", "date", "invalid"),
        ("g", "", "no-file"),
        ("manifest.csv, line 1", "", "column"),
        ("manifest.csv, line 10", "", "line"),
        ("manifest.csv, line 3", "file_fr", "outside"),
        ("manifest.csv, line 4", "file_fr", "outside"),
        ("manifest.csv, line 5", "file_fr", "missing"),
        ("manifest.csv, line 6", "", "duplicate"),
        ("manifest.csv, line 7", "file_fr", "claimed"),
    ]
    assert {each.title for each in ResourcePage.objects.all()} == {"Juste", "Z"}


def test_what_cannot_be_read_leaves_nothing_and_stops_nobody(
    library, folder, load, media
):
    root = folder(
        {
            "fr/a.pdf": files.pdf("Secret", opens_with="secret"),
            "fr/b.docx": files.entity_bomb(),
            "fr/c.txt": "Juste",
            "fr/d.txt": "Le français est juste",
            "en/d.pdf": b"%PDF-1.7",
            "fr/e.txt": files.pdf("Un"),
        }
    )

    said, failed = load(root)

    assert "1 created, 0 updated, 0 unchanged, 0 kept, 4 failed." in said
    assert failed == [
        ("fr/a.pdf", "", "encrypted"),
        ("fr/b.docx", "", "unsafe"),
        ("en/d.pdf", "", "damaged"),
        ("fr/e.txt", "", "damaged"),
    ]
    assert stored(media) == ["c.txt"]
    assert SiteDocument.objects.count() == ImportedResource.objects.count() == 1
    assert not StrayFile.objects.exists()


def test_what_the_model_does_not_take_is_told_with_its_field(
    library, folder, load, media
):
    root = folder({"fr/a.md": FR.replace("2018-03", "mars 2018"), "fr/b.txt": "x"})

    _said, failed = load(root)

    assert failed == [("a", "date", "invalid")]
    assert stored(media) == ["b.txt"]


def test_no_link_leads_out_of_the_folder(library, folder, load, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.txt").write_text("secret")
    root = folder({"fr/a.txt": "x"})
    (root / "fr" / "b.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (root / "fr" / "c").symlink_to(tmp_path / "secret")
    (root / "fr" / "d").symlink_to(root)

    said, failed = load(root)

    assert sorted(failed) == [("fr/b.txt", "", "outside"), ("fr/c", "", "outside")]
    assert "1 created" in said


def test_what_has_no_name_or_is_no_file_is_told_and_the_others_go_on(
    library, folder, load
):
    root = folder({"fr/a.txt": "x"})
    Path(os.fsdecode(os.fsencode(root / "fr") + b"/mauvais-\xff.txt")).write_text("x")
    os.mkfifo(root / "fr" / "tuyau.txt")

    said, failed = load(root)

    assert sorted(code for _file, _field, code in failed) == ["name", "not-a-file"]
    assert "1 created" in said


def test_what_failed_before_is_not_told_of_a_run_that_went_well(library, folder, load):
    root = folder({"fr/a.txt": "x", "manifest.csv": "key,colour\na,red\n"})
    assert load(root)[1]
    (root / "manifest.csv").unlink()
    assert load(root)[1] == []


def test_a_file_that_is_too_large_is_refused(library, folder, load, monkeypatch):
    monkeypatch.setattr("resources.importing.folder.MOST_BYTES", 3)

    _said, failed = load(folder({"fr/a.txt": "trop"}))

    assert failed == [("fr/a.txt", "", "too-large")]


def test_the_second_time_does_nothing(library, folder, load, media):
    root = folder({"fr/a.md": FR, "en/a.md": EN, "fr/b.txt": "x"})
    load(root)
    before = [(each.pk, each.latest_revision_id) for each in ResourcePage.objects.all()]

    said, failed = load(root)

    assert "0 created, 0 updated, 2 unchanged, 0 kept, 0 failed." in said
    after = [(each.pk, each.latest_revision_id) for each in ResourcePage.objects.all()]
    assert (after, len(stored(media))) == (before, 3)


def test_a_file_that_changed_takes_the_place_of_the_other(library, folder, load, media):
    root = folder({"fr/a.md": FR, "en/a.md": EN})
    load(root)
    address = page("Le guide").url
    numbers = list(SiteDocument.objects.order_by("pk").values_list("pk", flat=True))

    folder({"fr/a.md": FR.replace("guide", "manuel").replace("cantine", "cuisine")})
    said, failed = load(root)

    assert "0 created, 1 updated" in said
    manual = page("Le manuel")
    assert manual.url == address
    assert (
        list(SiteDocument.objects.order_by("pk").values_list("pk", flat=True))
        == numbers
    )
    assert len(stored(media)) == 2
    texts = [each["text"] for each in record(manual).sections if "path" in each]
    assert texts == ["Une cuisine", "A canteen"]
    assert "2 unchanged" not in said
    assert "1 unchanged" in load(root)[0]


def test_what_someone_edited_or_deleted_is_kept(library, folder, load):
    root = folder({"fr/a.txt": "a", "fr/b.txt": "b", "fr/c.txt": "c", "fr/d.txt": "d"})
    load(root)
    edit(page("A"), title="Le mien")
    edit(page("B"), publish=False, summary="En cours")
    page("C").delete()

    folder({f"fr/{name}.txt": f"{name} et plus" for name in "abcd"})
    said, failed = load(root)

    assert "Kept, a: someone edited it in fr." in said
    assert "Kept, b: someone edited it in fr." in said
    assert "Kept, c: an editor deleted it in fr." in said
    assert "0 created, 1 updated, 0 unchanged, 3 kept, 0 failed." in said
    assert {each.title for each in ResourcePage.objects.all()} == {"Le mien", "B", "D"}


def test_drafts_wait_for_their_review(library, folder, load):
    root = folder({"fr/a.md": FR, "en/a.md": EN})

    load(root, "--draft")

    assert not page("Le guide").live
    assert not page("The guide", "en").live
    folder({"fr/a.md": FR.replace("cantine", "cuisine")})
    said, _failed = load(root)
    assert "1 updated" in said
    assert not page("Le guide").live


def test_a_draft_leaves_the_file_that_readers_have(library, folder, load, media):
    root = folder({"fr/a.txt": "Un"})
    load(root)

    folder({"fr/a.txt": "Deux"})
    load(root, "--draft")

    assert page("A").has_unpublished_changes
    name = page("A").files.get().document.filename
    assert (media / name).read_bytes() == b"Un"
    assert SiteDocument.objects.count() == 2


def test_trying_it_writes_nothing(library, folder, load, media):
    root = folder({"fr/a.txt": "x", "fr/b.pdf": b"%PDF"})

    said, failed = load(root, "--dry-run")

    assert "Would be: 1 created, 0 updated, 0 unchanged, 0 kept, 1 failed." in said
    assert failed == [("fr/b.pdf", "", "damaged")]
    assert not ResourcePage.objects.exists()
    assert stored(media) == []


@pytest.mark.parametrize("killed", [False, True])
def test_what_was_interrupted_goes_on_as_if_it_had_not_been(
    library, folder, load, media, monkeypatch, killed
):
    """A process that is killed does not even tidy up after itself."""
    contents = {f"fr/{name}.txt": name for name in "abcdef"}
    root = folder(contents)
    bring, sweep = writing.bring_document, running.sweep

    def interrupted(upload, *arguments, **options):
        document = bring(upload, *arguments, **options)
        if upload.file.path == "fr/c.txt":
            raise KeyboardInterrupt
        return document

    with monkeypatch.context() as patched:
        patched.setattr(writing, "bring_document", interrupted)
        if killed:
            calls = iter([sweep])
            patched.setattr(running, "sweep", lambda: next(calls, lambda: None)())
        with pytest.raises(CommandError, match="goes on") as raised:
            load(root)
    assert raised.value.returncode == 130
    assert ResourcePage.objects.count() == 2
    assert ("c.txt" in stored(media)) == killed

    said, failed = load(root)

    assert "4 created, 0 updated, 2 unchanged" in said
    assert stored(media) == [f"{name}.txt" for name in "abcdef"]
    names = SiteDocument.objects.values_list("file", flat=True)
    assert all(default_storage.exists(name) for name in names)
    assert not StrayFile.objects.exists()


def test_a_resource_costs_the_same_however_many_there_are(
    library, folder, load, django_assert_max_num_queries
):
    root = folder({f"fr/{number}.txt": f"Texte {number}" for number in range(3)})
    load(root)

    with django_assert_max_num_queries(200) as few:
        load(folder({"fr/x.txt": "x"}))
    folder({f"fr/{number}.txt": f"Texte {number}" for number in range(3, 15)})
    load(root)
    with django_assert_max_num_queries(250) as many:
        load(folder({"fr/y.txt": "y"}))

    # Each that is unchanged is looked up once.
    assert len(many) - len(few) == 13


def test_private_documents_are_not_read(library, private, folder, load):
    load(folder({"fr/a.txt": "Secret"}), f"--collection={private.name}")

    assert SiteDocument.objects.get().collection == private
    assert not DocumentText.objects.exists()
    assert "Secret" not in str(record(page("A")).sections)


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
