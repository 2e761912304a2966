"""A plugin of one file is everywhere, and no other file knows it."""

import subprocess
from pathlib import Path

from django.apps import apps

from search.catalog.models import Record
from tests.factories import add_page, make_admin, record, translate
from tests.plugins.makerspace.models import MakerspacePage

ROOT = Path(__file__).resolve().parents[2]


def make(tree):
    page = add_page(
        tree.fr,
        MakerspacePage(
            title="L'atelier partagé",
            slug="atelier",
            summary="Des machines pour tous.",
            machines=7,
            speciality="Découpe laser",
            latitude=48.58,
            longitude=7.75,
        ),
    )
    return page, translate(page, title="The shared workshop", slug="workshop")


def test_it_takes_under_sixty_lines():
    source = ROOT / "tests/plugins/makerspace/models.py"

    assert len(source.read_text().splitlines()) < 60


def test_no_other_file_names_it():
    found = subprocess.run(
        ["git", "grep", "-il", "makerspace"],  # noqa: S607 - the developer's own git
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    code = {
        name
        for name in found.stdout.split()
        if name.endswith((".py", ".html", ".toml")) and not name.startswith("tests/")
    }
    assert code <= {"site/config/settings/test.py", "pyproject.toml"}


def test_an_editor_can_make_one(client, tree):
    client.force_login(make_admin())

    choices = client.get(f"/admin/pages/{tree.fr.pk}/add_subpage/").content.decode()
    form = client.get(f"/admin/pages/add/makerspace/makerspacepage/{tree.fr.pk}/")

    assert "/add/makerspace/makerspacepage/" in choices
    assert b'name="machines"' in form.content


def test_it_is_in_the_catalog_with_its_facets_and_its_place(tree):
    page, twin = make(tree)

    assert record(page).kind == "makerspace"
    assert (record(page).longitude, record(page).latitude) == (7.75, 48.58)
    for each in (page, twin):
        assert record(each).facets.get().value == "7"
    assert {each.locale for each in Record.objects.filter(kind="makerspace")} == {
        "fr",
        "en",
    }


def test_readers_have_a_page_in_both_languages(client, tree):
    make(tree)

    assert "Des machines pour tous." in client.get("/fr/atelier/").content.decode()
    assert "The shared workshop" in client.get("/en/workshop/").content.decode()
    assert "/fr/atelier/" in client.get("/sitemap.xml").content.decode()


def test_partners_get_its_fields(client, tree):
    page, _twin = make(tree)
    if not apps.is_installed("search.api"):
        return

    answer = client.get(f"/api/v1/content/{page.translation_key}/?locale=en").json()

    assert answer["kind"] == "makerspace"
    assert answer["fields"]["machines"] == 7


def test_search_finds_it_in_both_languages(client, tree, feed_engine):
    make(tree)
    feed_engine()

    for address, title in (
        ("/fr/chercher/?q=laser", "L’atelier partagé"),
        ("/en/search/?q=workshop", "The shared <mark>workshop</mark>"),
    ):
        assert title in client.get(address).content.decode()
