"""What a resource is about: pages of the labs, known by their kind alone."""

import json
import re

import pytest
from django.core.exceptions import ValidationError

from resources.models import ResourceAbout, ResourcePage
from tests.factories import (
    add_programme,
    add_programme_index,
    add_resource,
    edit,
    make_admin,
    record,
    translate,
)


@pytest.fixture
def programme(library):
    return add_programme(
        add_programme_index(library.get_parent()), title="Labo", slug="labo"
    )


def about(page) -> list:
    """What partners get of the subjects of a resource."""
    fields = json.loads(record(page).representation)["fields"]
    return [row["page"] for row in fields["about"]]


def test_a_resource_names_its_subject_in_the_record_and_the_facets(library, programme):
    page = edit(add_resource(library), about=[ResourceAbout(page=programme)])

    key = str(programme.translation_key)
    assert about(page) == [{"kind": "programme", "key": key}]
    assert record(page).facets.get(name="about_pages").value == key


def test_the_page_shows_the_cards_of_its_subjects(library, programme, client):
    page = add_resource(library, slug="a")
    translate(page, title="A", slug="a")
    edit(page, about=[ResourceAbout(page=programme)])

    french = client.get("/fr/ressources/a/").content.decode()
    english = client.get("/en/resources/a/").content.decode()
    assert 'class="card__link" href="/fr/cousins/labo/"' in french
    assert 'class="card__link" href="/fr/cousins/labo/"' in english
    assert '<div lang="fr">' in english

    translate(programme.get_parent(), title="Our cousins", slug="cousins")
    translate(programme, title="Lab", slug="lab")
    english = client.get("/en/resources/a/").content.decode()
    assert 'class="card__link" href="/en/cousins/lab/"' in english


def test_a_subject_that_closes_is_named_no_more(library, programme, client, settled):
    page = edit(add_resource(library, slug="a"), about=[ResourceAbout(page=programme)])

    settled(programme.unpublish)

    assert about(page) == [None]
    assert record(page).facets.filter(name="about_pages").count() == 0
    assert "/cousins/labo/" not in client.get("/fr/ressources/a/").content.decode()


def test_a_subject_that_is_deleted_leaves_its_resource(library, programme, settled):
    page = edit(add_resource(library), about=[ResourceAbout(page=programme)])

    settled(programme.delete)

    assert about(page) == []
    assert ResourcePage.objects.filter(pk=page.pk).exists()


def test_a_subject_is_chosen_by_its_source_page(library, programme):
    translate(programme.get_parent(), title="Our cousins", slug="cousins")
    twin = translate(programme, title="Lab", slug="lab")

    with pytest.raises(ValidationError) as refused:
        ResourceAbout(page=twin).clean()

    (message,) = refused.value.message_dict["page"]
    assert "Labo" in message


def test_subjects_follow_the_source_and_emptied_is_emptied(library, programme):
    page = add_resource(library)
    twin = translate(page, title="A", slug="a")

    edit(page, about=[ResourceAbout(page=programme)])
    assert [each.pk for each in _fresh(twin).about_pages] == [programme.pk]

    edit(page, about=[])
    assert _fresh(twin).about_pages == []
    assert about(twin) == []


def test_the_chooser_offers_the_kinds_that_are_installed(library, client):
    client.force_login(make_admin())

    form = client.get(f"/admin/pages/add/resources/resourcepage/{library.pk}/")

    (offered,) = re.findall(
        r'PageChooser\("id_about-__prefix__-page", \{"modelNames": \[([^]]*)\]',
        form.content.decode(),
    )
    assert {name.strip(' "') for name in offered.split(",")} == {
        "labs_core.labpage",
        "labs_core.programmepage",
        "labs_core.topicpage",
    }


def test_many_subjects_cost_no_query_each(
    library, programme, client, django_assert_max_num_queries
):
    parent = programme.get_parent()
    others = [add_programme(parent) for _number in range(5)]
    edit(add_resource(library, slug="un"), about=[ResourceAbout(page=programme)])
    edit(
        add_resource(library, slug="six"),
        about=[
            ResourceAbout(page=each, sort_order=place)
            for place, each in enumerate([programme, *others])
        ],
    )
    client.get("/fr/ressources/un/")

    with django_assert_max_num_queries(60) as for_one:
        client.get("/fr/ressources/un/")
    with django_assert_max_num_queries(len(for_one)):
        client.get("/fr/ressources/six/")


def _fresh(page) -> ResourcePage:
    return ResourcePage.objects.get(pk=page.pk)
