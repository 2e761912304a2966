"""Facts follow the source page; prose waits for its translator."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail_localize.models import Translation, TranslationSource

from search.catalog.models import Record
from tests.factories import add_page, edit, record, translate
from tests.plugins.makerspace.models import MakerspacePage


@pytest.fixture
def pair(tree):
    """A page of two languages, with a fact (machines) and prose (speciality)."""
    page = add_page(
        tree.fr,
        MakerspacePage(title="Atelier", slug="atelier", machines=3, speciality="Bois"),
    )
    return page, translate(page, title="Workshop", slug="workshop", speciality="Wood")


def test_publishing_the_source_changes_the_fact_and_not_the_prose(pair):
    page, twin = pair

    edit(page, machines=7, speciality="Métal")

    twin.refresh_from_db()
    assert (twin.machines, twin.speciality, twin.title) == (7, "Wood", "Workshop")
    assert '"machines":7' in record(twin).representation


def test_a_draft_of_the_source_changes_nothing(pair):
    page, twin = pair

    edit(page, machines=7, publish=False)

    twin.refresh_from_db()
    assert twin.machines == 3


def test_the_translators_draft_gets_the_fact_and_keeps_its_prose(pair):
    page, twin = pair
    edit(twin, speciality="Timber", publish=False)

    edit(page, machines=7)
    twin.refresh_from_db()
    assert twin.speciality == "Wood"

    twin.get_latest_revision().publish()
    twin.refresh_from_db()
    assert (twin.machines, twin.speciality) == (7, "Timber")


def test_a_scheduled_translation_goes_live_with_the_present_fact(pair):
    page, twin = pair
    draft = twin.get_latest_revision_as_object()
    draft.speciality, draft.go_live_at = "Timber", timezone.now() + timedelta(hours=1)
    revision = draft.save_revision()
    revision.publish()

    edit(page, machines=7)

    revision.refresh_from_db()
    assert revision.as_object().machines == 7
    assert revision.as_object().speciality == "Timber"


def test_a_translation_cannot_say_another_fact(pair):
    _page, twin = pair

    with pytest.raises(ValidationError) as refused:
        edit(twin, machines=99)

    assert list(refused.value.message_dict) == ["machines"]


def test_an_old_revision_of_a_translation_does_not_bring_back_an_old_fact(pair):
    page, twin = pair
    old = twin.get_latest_revision()
    edit(twin, speciality="Timber")
    edit(page, machines=7)

    with pytest.raises(ValidationError):
        old.publish()

    twin.refresh_from_db()
    assert twin.machines == 7


def test_updating_by_wagtail_localize_does_not_bring_back_an_old_fact(
    tree, django_capture_on_commit_callbacks, settled
):
    page = add_page(
        tree.fr,
        MakerspacePage(title="Atelier", slug="atelier", machines=3, speciality="Bois"),
    )
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(
        source=source, target_locale=tree.en.locale
    )
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target()
    settled()

    edit(page, machines=7)
    # The translator publishes again, without "Sync translated pages" before it.
    with django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get(pk=translation.pk).save_target()
    settled()

    twin = page.get_translation(tree.en.locale)
    assert twin.machines == 7
    assert '"machines":7' in record(twin).representation


def test_a_fact_changed_is_a_publication_of_the_translation(pair):
    page, twin = pair
    before = record(twin)

    edit(page, machines=7)

    after = Record.objects.get(pk=before.pk)
    assert after.sequence > before.sequence
    assert after.last_published_at > before.last_published_at


def test_a_translation_published_on_commit_keeps_the_children_that_came_meanwhile(
    tree, client, django_capture_on_commit_callbacks, settled
):
    section = add_page(tree.fr, title="Section", slug="section")
    below = add_page(section, title="Dessous", slug="dessous")
    with django_capture_on_commit_callbacks(execute=True):
        for page in (section, below):
            source, _created = TranslationSource.get_or_create_from_instance(page)
            Translation.objects.create(
                source=source, target_locale=tree.en.locale
            ).save_target()
    settled()

    assert client.get("/en/section/dessous/").status_code == 200
