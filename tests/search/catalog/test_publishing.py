"""What editors do, and what the catalog then holds."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import Source, StandardPage
from search.catalog.models import Record
from search.catalog.selectors import changes_after, current_cursor
from tests.factories import add_page, edit, record, translate


def test_a_published_page_has_a_record_in_its_language(tree):
    page = add_page(tree.fr, title="Un labo", slug="un-labo", summary="Court.")

    found = record(page)

    assert (found.kind, found.title, found.summary) == ("page", "Un labo", "Court.")
    assert found.path == "/fr/un-labo/"
    assert found.parent == tree.fr.translation_key
    assert not found.withdrawn


def test_a_draft_has_none(tree):
    page = add_page(tree.fr, live=False)

    assert record(page) is None


def test_a_draft_of_a_published_page_changes_nothing(tree):
    page = add_page(tree.fr, title="Publié")
    before = record(page)

    edit(page, title="Brouillon", publish=False)

    assert record(page).title == "Publié"
    assert record(page).sequence == before.sequence


def test_a_page_saved_as_it_was_keeps_its_number(tree, settled):
    page = add_page(tree.fr)
    before = record(page)

    settled(page.save)

    assert record(page).sequence == before.sequence


def test_unpublishing_leaves_a_tombstone_with_nothing_in_it(tree, settled):
    page = add_page(tree.fr, title="Secret", summary="Rien de ceci ne doit rester.")
    before = record(page)

    settled(page.unpublish)

    after = record(page)
    assert after.withdrawn
    assert after.sequence > before.sequence
    assert (after.title, after.summary, after.path) == ("", "", "")
    assert (after.representation, after.etag, after.sections) == ("", "", [])
    assert not after.facets.exists()
    assert not after.mentions.exists()


def test_renaming_a_section_moves_what_is_below_it(tree):
    section = add_page(tree.fr, slug="avant")
    below = add_page(section, slug="dessous")
    body = record(below).representation

    edit(section, slug="apres")

    assert record(below).path == "/fr/apres/dessous/"
    assert record(below).representation == body.replace("/avant/", "/apres/")


def test_a_restriction_withdraws_the_subtree_and_its_end_brings_it_back(tree, settled):
    section = add_page(tree.fr)
    below = add_page(section)

    restriction = PageViewRestriction(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    settled(restriction.save)
    assert record(section).withdrawn
    assert record(below).withdrawn

    settled(restriction.delete)
    assert not record(section).withdrawn
    assert not record(below).withdrawn


def test_what_expires_is_gone_at_its_minute(tree, client):
    soon = timezone.now() + timedelta(minutes=5)
    page = add_page(tree.fr, slug="bref")
    page = edit(page, expire_at=soon)
    assert client.get("/fr/bref/").status_code == 200

    Record.objects.filter(pk=record(page).pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    StandardPage.objects.filter(pk=page.pk).update(
        expire_at=timezone.now() - timedelta(seconds=1)
    )

    assert not Record.objects.public().filter(pk=record(page).pk).exists()
    assert client.get("/fr/bref/").status_code == 404


def test_a_reference_to_what_is_closed_says_nothing(tree, settled):
    target = add_page(tree.fr, slug="cible", live=False)
    link = f'<p><a linktype="page" id="{target.pk}">ici</a></p>'
    page = add_page(tree.fr, body=[("section", {"heading": "Lien", "text": link})])
    assert str(target.translation_key) not in record(page).representation

    settled(target.save_revision().publish)
    assert f"/id/{target.translation_key}/" in record(page).representation

    settled(StandardPage.objects.get(pk=target.pk).unpublish)
    assert str(target.translation_key) not in record(page).representation


def test_renaming_one_thing_rewrites_one_record(tree):
    target = add_page(tree.fr, title="Avant")
    link = f'<p><a linktype="page" id="{target.pk}">ici</a></p>'
    page = add_page(tree.fr, body=[("section", {"heading": "", "text": link})])
    before = current_cursor()

    edit(target, title="Après")

    changed, _cursor = changes_after(before)
    assert [each.title for each in changed] == ["Après"]
    assert record(page).sequence <= before.sequence


def test_an_alias_has_no_record_until_it_is_converted(tree, settled):
    page = add_page(tree.fr, title="Source")
    alias = page.create_alias(update_slug="alias")
    settled()
    assert record(alias) is None

    from wagtail.actions.convert_alias import ConvertAliasPageAction

    settled(ConvertAliasPageAction(alias).execute)
    assert record(alias).title == "Source"


def test_a_translation_shares_the_key_and_has_a_record_of_its_own(tree):
    page = add_page(tree.fr, title="Un", slug="un")
    twin = translate(page, title="One", slug="one")

    assert record(twin).key == record(page).key
    assert record(twin).path == "/en/one/"


def test_a_home_in_draft_closes_its_whole_language(tree, settled, client):
    page = add_page(tree.fr, slug="page")
    twin = translate(page, slug="twin")

    settled(tree.en.unpublish)

    assert record(twin).withdrawn
    assert client.get("/en/twin/").status_code == 404
    assert client.get("/en/page/").status_code == 404
    assert not record(page).withdrawn


def test_an_error_while_settling_undoes_the_publication(committed_tree, monkeypatch):
    page = add_page(committed_tree.fr, title="Avant")

    def fail(self):
        raise ValidationError("no")

    monkeypatch.setattr(StandardPage, "catalog_summary", fail)
    with pytest.raises(ValidationError), transaction.atomic():
        edit(page, title="Après")

    page.refresh_from_db()
    assert page.title == "Avant"
    assert record(page).title == "Avant"


def test_two_open_pages_cannot_share_an_address(committed_tree):
    page = add_page(committed_tree.fr, slug="pris")
    other = add_page(committed_tree.fr, slug="libre")

    other.slug = "pris"
    with pytest.raises(ValidationError):
        other.save(clean=False)

    other.refresh_from_db()
    assert other.slug == "libre"
    assert record(page).path == "/fr/pris/"


def test_a_translation_leaves_its_sources_facets_and_mentions_alone(tree):
    source = Source.objects.create(key="notes", title={"fr": "Notes", "en": "Notes"})
    page = add_page(tree.fr, source=source)
    translate(page, title="Twin", slug="twin")

    target = f"home.source:{source.pk}"
    assert record(page).mentions.filter(target=target).exists()


def test_an_accented_slug_is_an_address_like_another(tree, client):
    page = add_page(tree.fr, slug="été")

    assert record(page).path == "/fr/%C3%A9t%C3%A9/"
    assert client.get(record(page).path).status_code == 200
