"""A programme, as an editor fills it in and as a reader reaches it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from labs.core.models import ProgrammePage, ProgrammeStep, Territory
from tests.factories import (
    add_programme,
    add_programme_index,
    edit,
    make_admin,
    record,
    translate,
)
from tests.labs.core.reading import part


@pytest.fixture
def cousins(tree):
    index = add_programme_index(tree.fr)
    translate(index, title="Our cousins", slug="cousins")
    return index


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"inventory_number": "00C.1"}, "inventory_number"),
        ({"inventory_number": "00c.001"}, "inventory_number"),
        ({"inventory_number": "٠٠C.001"}, "inventory_number"),
        ({"start": "2018", "end": "2017"}, "end"),
        ({"start": "2018-06", "end": "2018-05"}, "end"),
        ({"start": "2018-13"}, "start"),
        ({"start": "2018-02-30"}, "start"),
        ({"start": "printemps"}, "start"),
        ({"labs_count": 0}, "labs_count"),
        ({"max_funding_eur_per_lab": -1}, "max_funding_eur_per_lab"),
        ({"workshop_frequency": "daily"}, "workshop_frequency"),
        ({"summary": "x" * 501}, "summary"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(cousins, fields, at):
    page = add_programme(cousins)
    for name, value in fields.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [at]


@pytest.mark.parametrize(
    "fields",
    [
        {"start": "2018-06", "end": "2018"},
        {"start": "2018", "end": "2018"},
        {"start": "2018", "end": "2018-01-31"},
        {"start": "", "end": "2018"},
        {"labs_count": None, "max_funding_eur_per_lab": 0},
    ],
)
def test_what_is_not_known_precisely_is_accepted(cousins, fields):
    assert record(add_programme(cousins, **fields)) is not None


def test_a_number_is_given_once_in_a_language(cousins):
    add_programme(cousins, inventory_number="00C.001")

    with pytest.raises(ValidationError) as refused:
        add_programme(cousins, inventory_number="00C.001")
    assert list(refused.value.message_dict) == ["inventory_number"]


def test_a_number_that_a_scheduled_draft_will_have_is_taken(cousins):
    waiting = add_programme(cousins)
    draft = waiting.get_latest_revision_as_object()
    draft.inventory_number = "00C.007"
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()

    with pytest.raises(ValidationError) as refused:
        add_programme(cousins, inventory_number="00C.007")
    assert list(refused.value.message_dict) == ["inventory_number"]


def test_the_number_is_the_address_in_every_language(cousins, client):
    page = add_programme(cousins, slug="labo", inventory_number="00C.001")
    twin = translate(page, title="Lab", slug="lab")

    for each, code in ((page, "fr"), (twin, "en")):
        path = f"/{code}/cousins/00C.001/"
        assert each.url == path
        assert record(each).path == path
        assert client.get(path).status_code == 200
        assert f"<loc>http://testserver{path}</loc>" in (
            client.get("/sitemap.xml").content.decode()
        )


def test_the_address_of_the_slug_leads_to_the_number_for_good(cousins, client):
    add_programme(cousins, slug="labo", inventory_number="00C.001")

    answer = client.get("/fr/cousins/labo/?page=2")

    assert answer.status_code == 301
    assert answer["Location"] == "/fr/cousins/00C.001/?page=2"


def test_without_a_number_the_slug_stays(cousins, client):
    page = add_programme(cousins, slug="labo")

    assert record(page).path == "/fr/cousins/labo/"
    assert client.get("/fr/cousins/labo/").status_code == 200


def test_the_number_of_a_draft_or_of_a_restricted_programme_opens_nothing(
    cousins, client, settled
):
    page = add_programme(cousins, slug="labo", inventory_number="00C.001")
    page.view_restrictions.create(restriction_type="login")
    assert client.get("/fr/cousins/00C.001/").status_code == 302

    page.view_restrictions.all().delete()
    settled(page.unpublish)
    assert client.get("/fr/cousins/00C.001/").status_code == 404


def test_both_languages_are_linked_as_alternates(cousins, client):
    page = add_programme(cousins, slug="labo", inventory_number="00C.001")
    translate(page, title="Lab", slug="lab")

    html = client.get("/fr/cousins/00C.001/").content.decode()

    assert '<html lang="fr"' in html
    assert '<link rel="canonical" href="http://testserver/fr/cousins/00C.001/">' in html
    for code in ("fr", "en"):
        href = f"http://testserver/{code}/cousins/00C.001/"
        assert f'<link rel="alternate" hreflang="{code}" href="{href}">' in html


def test_a_copy_is_another_programme_without_a_number(cousins, settled):
    page = add_programme(cousins, slug="labo", inventory_number="00C.001")

    copy = settled(lambda: page.copy(update_attrs={"slug": "copie"}))

    assert copy.inventory_number == ""
    assert record(copy).path == "/fr/cousins/copie/"


def test_an_alias_does_not_take_the_number(cousins, client, settled):
    page = add_programme(cousins, slug="labo", inventory_number="00C.001")
    settled(lambda: page.create_alias(update_slug="alias"))

    html = client.get("/fr/cousins/alias/").content.decode()
    canonical = "http://testserver/fr/cousins/00C.001/"
    assert f'<link rel="canonical" href="{canonical}">' in html
    assert client.get("/fr/cousins/00C.001/").context["page"].pk == page.pk


def test_converting_an_alias_in_the_admin_leaves_the_number_to_its_source(
    cousins, client
):
    page = add_programme(cousins, slug="labo", inventory_number="00C.001")
    alias = page.create_alias(update_slug="alias")
    client.force_login(make_admin())

    answer = client.post(f"/admin/pages/{alias.pk}/convert_alias/")

    assert answer.status_code == 302
    converted = ProgrammePage.objects.get(pk=alias.pk)
    assert converted.alias_of_id is None
    assert converted.inventory_number == ""


def test_the_search_text_of_a_programme_says_its_facts_with_their_units(cousins):
    creuse = Territory.objects.create(
        key="creuse", name={"fr": "Creuse", "en": "Creuse"}
    )
    page = add_programme(
        cousins, labs_count=12, support_months=18, territory=creuse, start="2018-06"
    )

    text = "\n".join(section["text"] for section in record(page).sections)

    assert "12" in text
    assert "18\N{NO-BREAK SPACE}mois" in text
    assert "Creuse" in text


def test_renaming_a_territory_reaches_the_programmes_that_name_it(cousins, settled):
    creuse = Territory.objects.create(
        key="creuse", name={"fr": "Creuse", "en": "Creuse"}
    )
    page = add_programme(cousins, territory=creuse)

    creuse.name = {"fr": "La Creuse", "en": "Creuse"}
    settled(creuse.save)

    assert any("La Creuse" in part["text"] for part in record(page).sections)
    assert record(page).facets.get(name="territory").value == "creuse"


def test_changing_a_step_alone_rewrites_the_record(cousins, settled):
    page = ProgrammePage(title="P", slug="p")
    page.steps.set([ProgrammeStep(kind="stage", title="Avant", locale=cousins.locale)])
    from tests.factories import add_page

    page = add_page(cousins, page)

    step = page.steps.get()
    step.title = "Après"
    settled(step.save)

    assert "Après" in record(page).representation
    assert "Avant" not in record(page).representation


def test_the_index_lists_what_is_open_and_nothing_else(cousins, client, settled):
    shown = add_programme(cousins, title="Visible")
    hidden = add_programme(cousins, title="Invisible")
    edit(hidden, title="Invisible encore")
    settled(hidden.unpublish)

    html = client.get("/fr/cousins/").content.decode()

    assert shown.title in html
    assert "Invisible" not in html
    assert client.get("/fr/cousins/?page=2").status_code == 404
    for number in ("x", "²", "0", "9" * 5000):
        assert client.get("/fr/cousins/", {"page": number}).status_code == 404


def test_what_is_not_stated_of_a_programme_is_named(cousins, client):
    twin = translate(add_programme(cousins, slug="vide"), slug="empty")

    html = client.get(twin.get_url()).content.decode()

    assert '<p><span class="unknown">Not stated</span></p>' in part(html, "lab")
    figures = part(html, "figures")
    for label in ("length of the support", "length of the workshops"):
        assert f"<dt>{label}</dt>" in figures
