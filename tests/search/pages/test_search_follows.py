"""The engine fed by the catalog's own hand, whatever happens to either."""

import pytest

from search.catalog.consumers import consumers, feed
from search.catalog.models import Counter, Record
from search.catalog.selectors import current_cursor
from search.engines.base import Query
from search.engines.current import get_engine, get_search

pytestmark = pytest.mark.django_db


def count(text="labo"):
    return get_search().search(Query(text, "fr")).total


def test_the_engine_is_one_of_the_catalogs_consumers():
    assert get_engine().name in [consumer.name for consumer in consumers()]


def test_the_engine_stands_where_the_catalog_stands(publish, engine):
    for number in range(3):
        publish(f"Labo {number}")
    assert engine.position() == current_cursor()
    assert count() == 3


def test_an_empty_catalog_is_a_search_without_results(db, engine):
    feed(engine)
    assert count() == 0
    assert engine.health().ok


def test_an_engine_that_was_down_catches_up(publish, engine):
    kept = publish("Labo")
    gone = publish("Labo")
    publish("Labo", follow=False)
    publish("Atelier", key=kept.key, follow=False)
    publish(key=gone.key, withdrawn=True, follow=False)
    assert feed(engine) == 3
    assert count() == 1
    assert count("atelier") == 1


def test_a_restored_backup_makes_the_engine_start_again(publish, engine):
    publish("Labo")
    lost = publish("Labo")
    Record.objects.filter(pk=lost.pk).delete()
    Counter.objects.update(epoch="summer")
    feed(engine)
    assert engine.position() == current_cursor()
    assert count() == 1


def test_a_damaged_index_is_made_again_from_the_catalog(publish, engine, settings):
    publish("Labo")
    publish("Labo")
    [meta] = settings.SEARCH_FOLDER.glob("*/fr/meta.json")
    meta.write_text("{}")
    get_engine.cache_clear()
    assert feed(get_engine()) == 2
    assert count() == 2
