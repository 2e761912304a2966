"""What editors are told of the texts of files."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook
from wagtail.models import Collection, GroupCollectionPermission

from resources.models import DocumentText
from tests.factories import add_document, add_resource, make_admin
from tests.resources import files

REPORT = "/admin/reports/texts-of-files/"


def add_failed(document, error="encrypted"):
    return DocumentText.objects.create(
        document=document, content_hash=document.file_hash, state="failed", error=error
    )


@pytest.fixture
def locked(library):
    document = add_document("Le secret", content=files.pdf("x", opens_with="y"))
    add_resource(library, title="Le guide", documents=[document])
    DocumentText.objects.all().delete()
    return add_failed(document)


@pytest.fixture
def editor(client, db):
    client.force_login(make_admin())
    return client


def someone_with(client, *permissions, collection=None):
    """Somebody of a group that may do something with the documents of a collection."""
    group = Group.objects.create(name="Rédaction")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        GroupCollectionPermission.objects.create(
            group=group,
            collection=collection or Collection.get_first_root_node(),
            permission=Permission.objects.get(codename=codename),
        )
    user = get_user_model().objects.create_user("ana", "ana@example.org")
    user.groups.add(group)
    client.force_login(user)
    return client


def test_the_report_says_state_reason_and_resource(editor, locked):
    html = editor.get(REPORT).content.decode()

    assert "Le secret" in html
    assert "Illisible" in html
    assert "Le fichier demande un mot de passe." in html
    assert "Le guide" in html
    assert "Textes des fichiers" in editor.get("/admin/").content.decode()


def test_the_report_is_filtered(editor, locked):
    other = add_document("Un autre", content=b"autre")
    DocumentText.objects.create(
        document=other, content_hash=other.file_hash, state="empty"
    )

    html = editor.get(f"{REPORT}results/?state=empty").content.decode()

    assert "Un autre" in html
    assert "Le secret" not in html


def test_the_report_can_be_taken_away(editor, locked):
    with override("fr"):
        answer = editor.get(REPORT, {"export": "xlsx"})
        csv = b"".join(editor.get(REPORT, {"export": "csv"})).decode()

    sheet = load_workbook(BytesIO(b"".join(answer))).active
    heading, row = sheet.iter_rows(values_only=True)
    assert len(heading) == len(row) == 7
    assert row[0] == "Le secret"
    assert row[-1] == "Le guide"
    assert "Le secret,PDF," in csv


def test_a_file_is_read_again(editor, locked, django_capture_on_commit_callbacks):
    document = locked.document
    add_again = reverse("resources_texts_read_again", args=[locked.pk])
    with document.file.storage.open(document.file.name, "rb") as file:
        assert file.read()

    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(add_again)

    assert answer.status_code == 302
    locked.refresh_from_db()
    assert (locked.state, locked.error) == ("failed", "encrypted")
    assert editor.get(add_again).status_code == 405


@pytest.mark.parametrize(
    ("permissions", "opens", "shows", "reads"),
    [
        ((), False, False, False),
        # Those who add documents may change their own.
        (("add_document",), True, False, False),
        (("change_document",), True, True, True),
    ],
)
def test_who_may_see_and_do_what(client, locked, permissions, opens, shows, reads):
    someone_with(client, *permissions)

    for address in (REPORT, f"{REPORT}results/"):
        answer = client.get(address)
        assert answer.status_code == (200 if opens else 302)
        assert ("Le secret" in answer.content.decode()) == shows
    client.post(reverse("resources_texts_read_again", args=[locked.pk]))
    locked.refresh_from_db()
    assert locked.state == ("pending" if reads else "failed")


def test_one_sees_the_files_that_one_may_change_and_no_others(client, locked):
    folder = Collection.get_first_root_node().add_child(name="Dossier")
    mine = add_document("Le mien", content=b"mien", collection=folder)
    add_failed(mine)
    someone_with(client, "change_document", collection=folder)

    html = client.get(REPORT).content.decode()

    assert "Le mien" in html
    assert "Le secret" not in html
    again = reverse("resources_texts_read_again", args=[locked.pk])
    client.post(again)
    locked.refresh_from_db()
    assert locked.state == "failed"


def test_the_form_of_a_resource_says_how_its_files_stand(editor, library, private):
    documents = [
        add_document("Illisible", content=b"a"),
        add_document("Attendu", content=b"b"),
        add_document("Privé", content=b"c", collection=private),
        add_document("Long", content=b"d"),
    ]
    page = add_resource(library, documents=documents)
    DocumentText.objects.all().delete()
    add_failed(documents[0], error="damaged")
    DocumentText.objects.create(
        document=documents[3],
        content_hash=documents[3].file_hash,
        state="extracted",
        pages=["Un"],
        partial=True,
    )

    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    panel = html.partition("Textes des fichiers")[2]
    assert "Le fichier est abîmé, ou n’est pas du format qu’il annonce." in panel
    assert "(En attente de lecture)" in panel
    assert "Sa collection est privée" in panel
    assert "seul son début est fouillé" in panel
