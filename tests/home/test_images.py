"""What an image says of itself, read back from its row."""

import json

import pytest
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from home.models import SiteImage
from tests.factories import add_page, record


@pytest.fixture
def image(db):
    with get_test_image_file() as file:
        made = SiteImage.objects.create(
            title="salle.png", file=file, alt={"fr": "Une salle", "en": "A room"}
        )
        made.file.close()
    return made


def test_a_decorative_image_has_no_alternative(tree, image):
    image.is_decorative = True
    image.save()
    image = SiteImage.objects.get(pk=image.pk)
    page = add_page(tree.fr, image=image)

    assert image.is_decorative
    assert image.default_alt_text == ""
    assert "Une salle" not in record(page).representation


def test_an_image_is_described_in_the_readers_language(tree, image):
    page = add_page(tree.fr, image=image)

    for language, text in (("fr", "Une salle"), ("en", "A room")):
        with translation.override(language):
            assert image.default_alt_text == text
    shown = json.loads(record(page).representation)["fields"]["image"]
    assert shown["alt"] == {"fr": "Une salle", "en": "A room"}
