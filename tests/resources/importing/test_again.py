"""The same folder once more: what changed, what was edited, what was cut short."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError

from home.models import Keyword, SiteDocument
from home.terms.merging import merge_terms
from resources.importing import running, writing
from resources.models import ResourcePage, StrayFile
from tests.factories import edit, record, settle_if_open
from tests.resources.importing.lot import EN, FR, page, stored


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


@pytest.mark.parametrize("kept", ["budget", "finance"])
def test_keywords_that_an_editor_merged_are_no_edit(library, folder, load, kept):
    finance = Keyword.objects.create(name="finance", label={"fr": "finance"})
    root = folder({"fr/a.md": FR.replace("[budget", "[finance, budget")})
    load(root)
    words = {each.name: each for each in Keyword.objects.all()}
    assert words["finance"] == finance
    (other,) = {"budget", "finance"} - {kept}
    merge_terms(kept=words[kept], merged=words[other])
    settle_if_open()

    folder({"fr/a.md": FR.replace("[budget", "[finance, budget").replace("Ada", "Bo")})

    assert "1 updated" in load(root)[0]
    assert {str(word) for word in page("Le guide").keywords.all()} == {"atelier", kept}


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
