"""What the pages of a folder say: from the files, the manifest, the names."""

from home.models import Keyword, SiteDocument
from home.translation.lateness import is_outdated
from resources.models import DocumentText, ResourcePage
from tests.factories import record
from tests.resources import files
from tests.resources.importing.lot import EN, FR, page


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


HEADINGS = "<text:h> </text:h><text:h>La <text:span>veillée</text:span></text:h>"


def test_every_format_is_imported_with_its_text(library, folder, load):
    root = folder(
        {
            "fr/a.pdf": files.pdf("La cantine", about={"Title": "Le PDF"}),
            "fr/b.docx": files.docx("La cantine"),
            "fr/c.odt": files.odt("La cantine"),
            "fr/g.odt": files.odt("La cantine", body=HEADINGS),
            "fr/d.html": "<title>Le HTML</title><p>La cantine",
            "fr/e.md": "# Le Markdown\n\nLa cantine",
            "fr/f_deux-mots.txt": "La cantine",
            "fr/photo.jpg": b"\xff\xd8\xff",
        }
    )

    said, failed = load(root)

    assert not failed
    assert "7 created" in said
    assert "Passed over, their formats are not read: 1." in said
    titles = {each.title for each in ResourcePage.objects.all()}
    assert titles == {
        *("Le PDF", "B", "C", "Le HTML", "Le Markdown", "F deux mots", "La veillée"),
    }
    assert DocumentText.objects.filter(state="extracted").count() == 7
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

    codes = {
        each.title: each.locale.language_code
        for each in ResourcePage.objects.select_related("locale")
    }
    assert codes == {"Dossier": "fr", "Folder": "en", "C": "en"}


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


def test_a_summary_of_the_translation_alone_is_kept(library, folder, load):
    root = folder({"fr/a.md": "# Le guide\n\nUne cantine", "en/a.md": EN})
    load(root)

    assert page("Le guide").summary == ""
    assert page("The guide", "en").summary == "To begin."

    folder({"en/a.md": EN.replace("To begin.", "To start.")})
    load(root)
    assert page("The guide", "en").summary == "To start."

    folder({"en/a.md": EN.replace("summary: To begin.\n", "")})
    load(root)
    assert page("The guide", "en").summary == ""
    assert "1 unchanged" in load(root)[0]


def test_a_title_shows_what_it_says(library, folder, load):
    """Not the other way round, as a character that turns the writing would have it."""
    turned = "Le\u202e \u2067gui\u200bde\u2069"
    head = FR.replace("Le guide", turned).replace("débuter", "\u202adébuter\ufeff")
    manifest = "key;title_fr;keywords_fr\nb;Le \u202ebilan;fi\u2066nance\n"
    root = folder(
        {
            "fr/a.md": head.replace("budget", "bud\u200eget"),
            "fr/b.txt": "x",
            "fr/c_\u202ed.txt": "x",
            "manifest.csv": manifest,
        }
    )

    load(root)

    assert {each.title for each in ResourcePage.objects.all()} == {
        *("Le guide", "Le bilan", "C d"),
    }
    assert page("Le guide").summary == "Pour débuter."
    assert set(Keyword.objects.values_list("name", flat=True)) == {
        *("atelier", "budget", "finance"),
    }


def test_private_documents_are_not_read(library, private, folder, load):
    load(folder({"fr/a.txt": "Secret"}), f"--collection={private.name}")

    assert SiteDocument.objects.get().collection == private
    assert not DocumentText.objects.exists()
    assert "Secret" not in str(record(page("A")).sections)
