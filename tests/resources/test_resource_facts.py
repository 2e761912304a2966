"""A resource's facts are those of its source page, files and subjects among them."""

import pytest
from django.core.exceptions import ValidationError

from resources.models import CollectionItem, ResourceFile
from tests.factories import (
    add_collection,
    add_document,
    add_resource,
    edit,
    record,
    translate,
)


@pytest.fixture
def pair(library):
    page = add_resource(
        library, title="Guide", slug="guide", summary="Étapes.", authors="Le réseau"
    )
    return page, translate(page, title="Guide", slug="the-guide", summary="Steps.")


def documents_of(page) -> list[int]:
    return [row.document_id for row in page.files.all()]


def test_facts_follow_and_prose_waits(pair, library):
    page, twin = pair
    collection = add_collection(library.get_parent())

    edit(
        page,
        kind="report",
        authors="Un autre",
        date="2018",
        collection=collection,
        summary="Autres étapes.",
    )

    twin.refresh_from_db()
    assert (twin.kind, twin.authors, twin.date) == ("report", "Un autre", "2018")
    assert twin.collection_id == collection.pk
    assert twin.summary == "Steps."
    assert '"kind":"report"' in record(twin).representation


def test_files_follow_in_their_order(pair):
    page, twin = pair
    first, second = add_document(), add_document()

    edit(
        page,
        files=[
            ResourceFile(document=second, sort_order=0),
            ResourceFile(document=first, sort_order=1),
        ],
    )

    twin = type(twin).objects.get(pk=twin.pk)
    assert documents_of(twin) == [second.pk, first.pk]
    assert f'"key":"{second.pk}"' in record(twin).representation


def test_files_that_are_taken_away_go_in_every_language(pair):
    page, twin = pair
    edit(page, files=[ResourceFile(document=add_document())])

    edit(page, files=[])

    twin = type(twin).objects.get(pk=twin.pk)
    assert documents_of(twin) == []
    assert '"files":[]' in record(twin).representation


def test_the_language_of_a_file_follows(pair):
    page, twin = pair
    page = edit(page, files=[ResourceFile(document=add_document(), language="fr")])
    assert type(twin).objects.get(pk=twin.pk).files.get().language == "fr"

    row = page.get_latest_revision_as_object().files.get()
    row.language = "en"
    edit(page, files=[row])

    assert type(twin).objects.get(pk=twin.pk).files.get().language == "en"


def test_a_translators_draft_gets_the_files(pair):
    page, twin = pair
    edit(twin, summary="Better steps.", publish=False)
    document = add_document()

    edit(page, files=[ResourceFile(document=document)])

    draft = type(twin).objects.get(pk=twin.pk).get_latest_revision_as_object()
    assert documents_of(draft) == [document.pk]
    assert draft.summary == "Better steps."


@pytest.mark.parametrize(
    ("name", "value"), [("kind", "tool"), ("authors", "X"), ("date", "1999")]
)
def test_a_translation_cannot_say_another_fact(pair, name, value):
    _page, twin = pair

    with pytest.raises(ValidationError) as refused:
        edit(twin, **{name: value})

    assert list(refused.value.message_dict) == [name]


def test_the_order_of_a_collection_follows(library):
    collection = add_collection(library.get_parent())
    translate(collection.get_parent(), title="Collections", slug="collections")
    twin = translate(collection, title="Guides", slug="guides")
    first, second = (
        add_resource(library, collection=collection) for _number in range(2)
    )

    edit(
        collection,
        items=[
            CollectionItem(resource=second, sort_order=0),
            CollectionItem(resource=first, sort_order=1),
        ],
    )
    twin = type(twin).objects.get(pk=twin.pk)
    assert [row.resource_id for row in twin.items.all()] == [second.pk, first.pk]

    edit(collection, items=[])
    twin = type(twin).objects.get(pk=twin.pk)
    assert not twin.items.exists()
