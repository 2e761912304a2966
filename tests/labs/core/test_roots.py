"""A programme opens at its number, wherever the roots of the languages are."""

from wagtail.models import Site

from labs.core.models import ProgrammeIndexPage, ProgrammePage
from tests.factories import add_page, edit, record, settle_if_open


def make_programme(parent, slug="cousins"):
    index = add_page(parent, ProgrammeIndexPage(title="Nos cousins", slug=slug))
    page = ProgrammePage(title="A", slug="a", inventory_number="00C.001")
    return add_page(index, page)


def test_a_programme_opens_where_a_root_lies_inside_the_other(tree, client):
    programme = make_programme(tree.fr)

    tree.fr.move(add_page(tree.en, slug="inside"), pos="last-child")
    settle_if_open()

    assert record(programme).path == "/fr/cousins/00C.001/"
    assert client.get("/fr/cousins/00C.001/").status_code == 200


def test_a_programme_opens_where_its_index_is_the_root(tree, client):
    programme = make_programme(tree.fr)

    site = Site.objects.get()
    site.root_page = programme.get_parent()
    site.save()
    settle_if_open()

    assert record(programme).path == "/fr/00C.001/"
    assert client.get("/fr/00C.001/").status_code == 200


def test_a_slug_leads_to_the_number_after_its_root_was_moved_along(
    committed_tree, client
):
    section = add_page(committed_tree.fr, slug="section")
    programme = make_programme(committed_tree.en)
    committed_tree.en.move(section, pos="last-child")
    assert client.get("/en/cousins/a/").status_code == 301

    edit(section, slug="elsewhere")

    assert record(programme).path == "/en/cousins/00C.001/"
    assert client.get("/en/cousins/a/").status_code == 301
