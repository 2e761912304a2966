"""An index of the test's own, and public records to find in it."""

import itertools
import uuid

import pytest

from search.catalog.consumers import feed
from search.catalog.models import Counter, Facet, Record
from search.engines.current import get_engine


@pytest.fixture
def engine(settings, tmp_path):
    """The site's engine, in a folder that no other test has."""
    settings.SEARCH_FOLDER = tmp_path / "search"
    get_engine.cache_clear()
    yield get_engine()
    get_engine.cache_clear()


@pytest.fixture
def publish(db, engine):
    """Puts records in an empty catalog, without pages, and lets the engine follow."""
    Record.objects.all().delete()
    numbers = itertools.count(1)

    def publish(title="Programme", *, locale="fr", sections=(), follow=True, **fields):
        key = fields.pop("key", None) or uuid.uuid4()
        facets = fields.pop("facets", {})
        number = next(numbers)
        values = {
            "kind": "programme",
            "title": title,
            "path": f"/{locale}/{key}/",
            "representation": "{}",
            "sections": [
                {"anchor": anchor, "heading": heading, "text": text}
                for anchor, heading, text in sections
            ],
            "sequence": number,
        }
        record, _created = Record.objects.update_or_create(
            key=key, locale=locale, defaults=values | fields
        )
        Facet.objects.filter(record=record).delete()
        for name, value in facets.items():
            Facet.objects.create(record=record, name=name, value=value)
        Counter.objects.update_or_create(
            pk=1, defaults={"epoch": "spring", "sequence": number}
        )
        if follow:
            feed(engine)
        return record

    return publish


@pytest.fixture
def pia(publish):
    """A programme in two languages, with facts."""
    french = publish(
        "Programme labo PIA",
        summary="La DITP a aidé 12 laboratoires d’innovation publique à naître.",
        path="/fr/cousins/00C.001/",
        sections=[
            ("facts", "En chiffres", "Début : 2017\nLabos accompagnés : 12"),
            ("steps", "Étapes", "Ateliers collectifs\nUne journée par mois."),
        ],
    )
    english = publish(
        "PIA lab programme",
        locale="en",
        key=french.key,
        summary="DITP supported the creation of 12 public innovation labs.",
        path="/en/cousins/00C.001/",
        sections=[
            ("facts", "In figures", "Start: 2017\nLabs supported: 12"),
            ("steps", "Steps", "Group workshops\nOne day a month."),
        ],
    )
    return {"fr": french, "en": english}
