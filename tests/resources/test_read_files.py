"""`manage.py read_files`: what waits is read, and it is said what came of it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resources.models import DocumentText
from tests.factories import add_document, add_resource, record, settle_if_open
from tests.resources import files


def read_files(*arguments) -> str:
    out = StringIO()
    call_command("read_files", *arguments, stdout=out, stderr=out)
    settle_if_open()
    return out.getvalue()


def test_what_waits_is_read_and_said(library):
    documents = [
        add_document("Le guide", content=files.pdf("Un", "Deux")),
        add_document("Le scan", content=files.scanned_pdf()),
        add_document("Abîmé", content=b"%PDF-1.7"),
        add_document("Le guide, copie", content=files.pdf("Un", "Deux")),
    ]
    page = add_resource(library, documents=documents)

    said = read_files()

    assert "Le guide: extracted, 2 pages" in said
    assert "Le scan: empty" in said
    assert "Abîmé: failed (damaged)" in said
    assert said.endswith(
        "Read 2; without text 1; could not be read 1; still waiting 0.\n"
    )
    found = [each for each in record(page).sections if "path" in each]
    assert len(found) == 4


def test_twice_is_once_unless_it_is_asked_for(library):
    add_resource(library, documents=[add_document("Abîmé")])
    assert "could not be read 1" in read_files()

    assert read_files().startswith("Read 0; without text 0; could not be read 0;")
    assert "could not be read 1" in read_files("--again")


def test_texts_that_no_resource_names_any_more_are_forgotten(library):
    page = add_resource(library, documents=[add_document(content=b"a", name="a.txt")])
    read_files()

    page.delete()
    read_files()

    assert not DocumentText.objects.exists()


def test_a_file_whose_storage_does_not_answer_is_left_waiting(library, monkeypatch):
    document = add_document(content=files.pdf("Un"))
    add_resource(library, documents=[document])

    def unreachable(*arguments, **options):
        raise ConnectionError("The storage does not answer.")

    monkeypatch.setattr(type(document.file), "open", unreachable)

    with pytest.raises(CommandError, match="still wait"):
        read_files()
    assert document.texts.get().state == "pending"
