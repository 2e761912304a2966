"""What is read of files of every format, in the process that reads them."""

from tempfile import TemporaryFile

import pytest

from resources.text.about import About
from resources.text.cleaning import unwrapped
from resources.text.running import FileText, read_file
from tests.resources import files


def read(content: bytes, extension: str, seconds=30) -> FileText:
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return read_file(file, extension, seconds)


def test_a_pdf_is_read_page_by_page_with_its_language():
    found = read(files.pdf("Première", "", "Troisième", language="fr-FR"), "pdf")

    assert found == FileText(["Première", "", "Troisième"], language="fr-FR")


def test_sentences_that_lines_of_print_cut_are_made_whole():
    found = read(
        files.pdf("Un labo-\nratoire accompagne\nles agents.\nUn autre."), "PDF"
    )

    assert found.pages == ["Un laboratoire accompagne les agents.\nUn autre."]


def test_a_pdf_that_only_asks_for_a_password_to_be_changed_is_read():
    locked = files.pdf("Ouvert", opens_with="", changes_with="owner")

    assert read(locked, "pdf").pages == ["Ouvert"]


def test_a_scanned_pdf_has_pages_and_no_words():
    found = read(files.scanned_pdf(pages=2), "pdf")

    assert found == FileText(["", ""])
    assert not found.has_text


def test_a_word_document_is_read_with_its_notes_and_language():
    again = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice><w:p><w:r><w:t>Encadré</w:t></w:r></w:p>'
        "</mc:Choice><mc:Fallback><w:p><w:r><w:t>Encadré</w:t></w:r></w:p>"
        "</mc:Fallback></mc:AlternateContent>"
        "<w:p><w:r><w:delText>Effacé</w:delText></w:r></w:p>"
    )
    content = files.docx("R & D", "La suite", language="fr-FR", body=again)

    found = read(content, "docx")

    assert found == FileText(["R & D\nLa suite\nEncadré"], language="fr-FR")


def test_an_opendocument_text_is_read_without_its_comments():
    body = (
        "<text:h>Un<text:s text:c='3'/>titre</text:h><text:p>Avant<office:annotation>"
        "<text:p>À revoir</text:p></office:annotation> après</text:p>"
    )

    assert read(files.odt("R & D", body=body), "odt").pages == [
        "R & D\nUn titre\nAvant après"
    ]


def test_html_is_read_as_it_is_seen():
    content = (
        b"<!doctype html><html lang=en><head><title>No</title><style>a{}</style>"
        b"</head><body><!-- no --><h1>Title</h1><p>One\n <b>t</b>wo<p>three"
        b"<script>alert()</script></html>"
    )

    found = read(content, "html")

    about = About(title="No")
    assert found == FileText(["Title\n\nOne two\nthree"], language="en", about=about)


def test_markdown_is_read_without_its_marks():
    content = "# Titre\n\nUn *mot*, un [lien](https://example.org).\n\n- a\n- b\n"

    (page,) = read(content.encode(), "md").pages

    assert page.split() == ["Titre", "Un", "mot,", "un", "lien.", "a", "b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_encoding_that_it_has(encoding):
    assert read("À côté, l’été".encode(encoding), "txt").pages == ["À côté, l’été"]


def test_text_without_pages_is_cut_between_paragraphs():
    paragraphs = [f"Paragraphe {number} " + "mot " * 200 for number in range(12)]

    pages = read("\n".join(paragraphs).encode(), "txt").pages

    assert len(pages) == 4
    assert all(page.startswith("Paragraphe") for page in pages)
    assert "\n".join(pages).split() == " ".join(paragraphs).split()


def test_what_a_database_refuses_is_left_out():
    content = b"Un\x00 deux \x07trois"

    assert read(content, "txt").pages == ["Un deux trois"]
    assert read(b"<p>Un &#0; deux &#xD800; trois</p>", "html").pages[0].encode()


def test_a_file_that_is_too_long_is_read_from_its_beginning(monkeypatch):
    found = read(files.pdf(*[f"Page {number}" for number in range(510)]), "pdf")

    assert found.partial
    assert len(found.pages) == 500
    assert read(b"mot " * 300_000, "txt").partial


@pytest.mark.parametrize(
    ("content", "extension", "error"),
    [
        (files.pdf("Secret", opens_with="secret"), "pdf", "encrypted"),
        (files.pdf("Un", "Deux")[:300], "pdf", "damaged"),
        (b"", "pdf", "damaged"),
        (b"%PDF-1.7", "pdf", "damaged"),
        (b"\x89PNG\r\n" + bytes(range(256)), "docx", "damaged"),
        (files.zipped(other_xml="<a/>"), "odt", "damaged"),
        (files.docx("Un")[:-30], "docx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "docx", "encrypted"),
        (files.zip_bomb(), "docx", "too-large"),
        (files.entity_bomb(), "docx", "unsafe"),
    ],
)
def test_a_file_that_cannot_be_read_has_its_reason(content, extension, error):
    found = read(content, extension)

    assert (found.error, found.pages) == (error, [])


def test_a_manifest_that_speaks_of_encryption_is_one_of_an_encrypted_text():
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    content = files.odt("Un", **{"META-INF__manifest_xml": manifest})

    assert read(content, "odt").error == "encrypted"


def test_a_reading_that_does_not_end_is_ended():
    found = read(files.endless_pdf(), "pdf", seconds=2)

    assert (found.error, found.pages) == ("time", [])


def test_a_reading_that_takes_all_the_memory_is_ended(monkeypatch):
    monkeypatch.setattr("resources.text.running.MODULE", "tests.resources.text.greedy")

    assert read(b"", "txt").error == "memory"


@pytest.mark.parametrize("behaviour", ["killed", "silent"])
def test_a_process_that_is_killed_leaves_what_it_had_read(monkeypatch, behaviour):
    monkeypatch.setattr("resources.text.running.MODULE", "tests.resources.text.killed")

    found = read(behaviour.encode(), "txt")

    if behaviour == "silent":
        assert (found.error, found.pages) == ("stopped", [])
    else:
        assert found == FileText(["Une page"], partial=True, detail=found.detail)


def test_what_the_process_says_is_not_trusted(monkeypatch):
    monkeypatch.setattr("resources.text.running.MODULE", "tests.resources.text.liar")

    found = read(b"", "txt")

    assert found.pages == ["Un deux"]
    assert (found.error, found.language) == ("", "fr")


def test_the_process_knows_no_secret_of_ours(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setattr("resources.text.running.MODULE", "tests.resources.text.teller")

    assert "SECRET_KEY" not in read(b"", "txt").pages


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("un labo-\nratoire", "un laboratoire"),
        ("du porte-à-\nporte", "du porte-à-porte"),
        ("une phrase\nqui continue", "une phrase qui continue"),
    ],
)
def test_lines_of_a_printed_page_become_sentences(printed, read):
    assert unwrapped(printed) == read
