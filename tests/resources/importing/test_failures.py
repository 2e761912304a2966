"""What cannot be imported is told, leaves nothing, and stops nobody."""

import os
from pathlib import Path

from home.models import SiteDocument
from resources.models import ImportedResource, StrayFile
from tests.resources import files
from tests.resources.importing.lot import FR, stored


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
            "fr/f.txt": "\n \n",
            "fr/g.md": "---\ntitle: Rien\n---\n",
            "fr/h.pdf": files.scanned_pdf(),
        }
    )

    said, failed = load(root)

    assert "2 created, 0 updated, 0 unchanged, 0 kept, 6 failed." in said
    assert failed == [
        ("fr/a.pdf", "", "encrypted"),
        ("fr/b.docx", "", "unsafe"),
        ("en/d.pdf", "", "damaged"),
        ("fr/e.txt", "", "damaged"),
        ("fr/f.txt", "", "empty"),
        ("fr/g.md", "", "empty"),
    ]
    assert stored(media) == ["c.txt", "h.pdf"]
    assert SiteDocument.objects.count() == ImportedResource.objects.count() == 2
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


def test_a_file_that_is_too_large_is_refused(library, folder, load, monkeypatch):
    monkeypatch.setattr("resources.importing.folder.MOST_BYTES", 3)

    _said, failed = load(folder({"fr/a.txt": "trop"}))

    assert failed == [("fr/a.txt", "", "too-large")]
