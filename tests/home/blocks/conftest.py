"""A page made of blocks, drawn as readers get it."""

import json
import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from home.models import GlossaryTerm, SiteImage, Source
from tests.factories import add_page, record


def fold(html: str) -> str:
    """HTML in one line, without the white space between its elements."""
    html = " ".join(html.replace("\xa0", "~").replace("\u202f", "~").split())
    return html.replace("> <", "><")


@pytest.fixture
def drawn(client):
    """The content of a page as an anonymous reader gets it, folded."""

    def draw(page) -> str:
        response = client.get(page.get_url())
        assert response.status_code == 200
        found = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
        return fold(found.group())

    return draw


@pytest.fixture
def page_of(tree):
    """A published page whose body is made of these blocks."""

    def make(*parts, parent=None, **fields):
        return add_page(parent or tree.fr, body=list(parts), **fields)

    return make


@pytest.fixture
def said():
    """What partners get of the parts of a page: their values."""

    def read(page) -> list:
        fields = json.loads(record(page).representation)["fields"]
        return [part["value"] for part in fields["body"]]

    return read


@pytest.fixture
def source(db):
    return Source.objects.create(
        key="notes",
        title={"fr": "Notes d’atelier", "en": "Workshop notes"},
        author="Une équipe",
    )


@pytest.fixture
def poc(db):
    return GlossaryTerm.objects.create(
        key="poc",
        term={"fr": "POC", "en": "POC"},
        expansion={"fr": "preuve de concept", "en": "proof of concept"},
    )


@pytest.fixture
def picture(db):
    image = SiteImage(
        title="salle.gif",
        alt={"fr": "Une salle", "en": "A room"},
        caption={"fr": "La salle", "en": "The room"},
        credit="Photo : une équipe",
        file=ContentFile(_tiny_picture(), "salle.gif"),
    )
    image.save()
    image.file.close()
    return image


def _tiny_picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "GIF")
    return stream.getvalue()
