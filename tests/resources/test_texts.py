"""The texts of files: read once, found by page, gone with the file."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from resources.actions import read_again, read_document
from resources.choices import TextState
from resources.models import DocumentText, ReadingClaim
from search.catalog.actions import check_catalog
from tests.factories import add_document, add_resource, edit, record, translate
from tests.resources import files

GUIDE = files.pdf("Préfigurer un labo", "La cantine du projet", language="fr")


@pytest.fixture
def guide(db):
    return add_document("Le guide", content=GUIDE, language="fr")


@pytest.fixture
def published(django_capture_on_commit_callbacks, settled):
    """Does something as a request that is committed does it."""

    def run(action):
        with django_capture_on_commit_callbacks(execute=True):
            done = settled(action)
        settled()
        return done

    return run


@pytest.fixture
def page(library, guide, published):
    return published(lambda: add_resource(library, slug="guide", documents=[guide]))


def pages_found(page) -> list[tuple[str, str]]:
    """What can be found of the page's files: heading and text."""
    return [
        (section["heading"], section["text"])
        for section in record(page).sections
        if "path" in section
    ]


def test_publishing_a_resource_makes_the_pages_of_its_files_found(page, guide):
    assert pages_found(page) == [
        ("Le guide, page 1", "Préfigurer un labo"),
        ("Le guide, page 2", "La cantine du projet"),
    ]
    section = record(page).sections[-1]
    assert section["path"] == f"fichiers/{guide.pk}/2/"
    assert section["note"].startswith("PDF, ")
    assert "language" not in section
    text = guide.texts.get()
    assert (text.state, text.language, text.partial) == ("extracted", "fr", False)
    assert not ReadingClaim.objects.exists()
    assert not check_catalog()


def test_partners_do_not_get_the_text_of_files(page):
    assert "cantine" not in record(page).representation


def test_the_english_record_says_the_page_in_english_and_its_language(
    page, guide, published
):
    twin = published(lambda: translate(page, title="The guide", slug="the-guide"))

    section = record(twin).sections[-1]
    assert (section["heading"], section["path"], section["language"]) == (
        "Le guide, page 2",
        f"files/{guide.pk}/2/",
        "fr",
    )


def test_parts_of_a_text_without_pages_are_called_parts(library, published):
    long = add_document("Notes", name="notes.txt", content=b"mot\n" * 1_000)
    short = add_document("Note", name="note.txt", content=b"un mot")

    page = published(lambda: add_resource(library, documents=[long, short]))

    headings = [heading for heading, _text in pages_found(page)]
    assert headings == ["Notes, partie 1", "Notes, partie 2", "Note"]


def test_a_document_that_no_resource_names_is_not_read(db, published):
    published(lambda: add_document(content=GUIDE))

    assert not DocumentText.objects.exists()


def test_a_file_that_is_replaced_leaves_with_its_text(page, guide, published):
    other = add_document("x", content=files.pdf("Tout autre chose"))
    guide.file, guide.file_hash = other.file, other.file_hash
    published(guide.save)

    assert pages_found(page) == [("Le guide, page 1", "Tout autre chose")]
    assert guide.texts.count() == 1


def test_a_file_of_a_private_collection_is_not_read(library, private, published):
    secret = add_document("Secret", content=GUIDE, collection=private)

    page = published(lambda: add_resource(library, documents=[secret]))

    assert pages_found(page) == []
    assert read_document(secret.pk) is None
    assert not DocumentText.objects.exists()


def test_a_text_goes_when_its_collection_closes_and_comes_back(
    library, settled, published
):
    folder = Collection.get_first_root_node().add_child(name="2018")
    document = add_document("Le guide", content=GUIDE, collection=folder)
    page = published(lambda: add_resource(library, documents=[document]))
    assert pages_found(page)

    restriction = published(
        lambda: CollectionViewRestriction.objects.create(
            collection=folder, restriction_type="login"
        )
    )
    assert pages_found(page) == []
    assert not DocumentText.objects.exists()

    published(restriction.delete)
    assert pages_found(page)


def test_a_document_that_is_deleted_takes_its_text_along(page, guide, published):
    published(guide.delete)

    assert pages_found(page) == []
    assert not DocumentText.objects.exists()


def test_the_same_file_in_two_documents_is_read_once(
    page, guide, library, published, monkeypatch
):
    # Whoever starts to read it again finds no time to.
    monkeypatch.setattr("resources.tasks.SOON", 0.001)
    copy = add_document("La copie", content=GUIDE)

    other = published(lambda: add_resource(library, documents=[copy]))

    assert [text for _heading, text in pages_found(other)] == [
        "Préfigurer un labo",
        "La cantine du projet",
    ]


@pytest.mark.parametrize(
    ("content", "name", "state", "error"),
    [
        (files.pdf("Secret", opens_with="secret"), "a.pdf", "failed", "encrypted"),
        (b"%PDF-1.7", "a.pdf", "failed", "damaged"),
        (b"PK", "a.zip", "failed", "format"),
        (files.scanned_pdf(), "a.pdf", "empty", ""),
    ],
)
def test_what_cannot_be_read_has_a_state_and_a_reason_and_is_published(
    library, published, content, name, state, error
):
    document = add_document(name=name, content=content)

    page = published(lambda: add_resource(library, documents=[document]))

    text = document.texts.get()
    text.full_clean()
    assert (text.state, text.error) == (state, error)
    assert record(page).is_public
    assert pages_found(page) == []


def test_a_file_that_is_missing_or_is_another_says_so(library, published):
    missing, another = (
        add_document(name=f"{name}.txt", content=name.encode()) for name in "ab"
    )
    add_resource(library, documents=[missing, another])
    missing.file.storage.delete(missing.file.name)
    with another.file.storage.open(another.file.name, "wb") as file:
        file.write(b"Tout autre chose")

    assert read_document(missing.pk) == TextState.FAILED
    assert missing.texts.get().error == "missing"
    assert read_document(another.pk) == TextState.FAILED
    assert another.texts.get().error == "changed"


def test_an_enormous_file_is_not_opened(library, monkeypatch):
    document = add_document(content=GUIDE)
    add_resource(library, documents=[document])
    monkeypatch.setattr("resources.actions.MOST_BYTES", 10)

    assert read_document(document.pk) == TextState.FAILED
    assert document.texts.get().error == "too-large"


def test_publishing_waits_no_longer_than_a_moment(library, published, monkeypatch):
    monkeypatch.setattr("resources.tasks.SOON", 1)
    slow = add_document("Long", content=files.endless_pdf())
    after = add_document("Court", content=GUIDE)

    page = published(lambda: add_resource(library, documents=[slow, after]))

    assert record(page).is_public
    assert {slow.texts.get().state, after.texts.get().state} == {"pending"}
    assert not ReadingClaim.objects.exists()


def test_a_file_that_takes_too_long_says_so_in_the_end(library, monkeypatch):
    monkeypatch.setattr("resources.actions.PATIENCE", 1)
    slow = add_document(content=files.endless_pdf())
    add_resource(library, documents=[slow])

    assert read_document(slow.pk, seconds=1) == TextState.FAILED
    assert slow.texts.get().error == "time"


def test_a_file_that_another_process_reads_is_left_to_it(library, guide, settled):
    add_resource(library, documents=[guide])
    claim = ReadingClaim.objects.create(
        content_hash=guide.file_hash, until="2999-01-01T00:00Z"
    )

    assert read_document(guide.pk) == TextState.PENDING

    # It was killed, long ago.
    claim.until = "2018-01-01T00:00Z"
    claim.save()
    assert read_document(guide.pk) == TextState.EXTRACTED
    assert not ReadingClaim.objects.exists()


def test_what_was_read_can_be_read_again(page, guide, settled):
    waiting = settled(lambda: read_again(guide.texts.all()))

    assert waiting == [guide.pk]
    assert pages_found(page) == []
    assert read_document(guide.pk) == TextState.EXTRACTED
    settled()
    assert pages_found(page)


def test_a_saved_page_does_not_read_its_files_again(page, guide, published):
    text = guide.texts.get()
    text.pages = ["Lu avant"]
    published(text.save)

    edit(page, title="Autrement")

    assert pages_found(page) == [("Le guide, page 1", "Lu avant")]
