"""What was found, read back from the catalog."""

import uuid

import pytest

from search.catalog.models import Record
from search.engines.base import EngineUnavailable, Hit, Query, Results
from search.engines.reading.finding import find, read_found

pytestmark = pytest.mark.django_db


class Answering:
    """A search that always answers the same."""

    def __init__(self, *records, corrected=""):
        everything = [Hit(each.key, each.locale, 1.0) for each in records]
        self.results = Results(everything, len(everything), everything, corrected)

    def search(self, query):
        return self.results


class Unavailable:
    def search(self, query):
        raise EngineUnavailable("down")


@pytest.fixture
def keep():
    """Keeps a record in the catalog."""

    def keep(title="Labo", *, locale="fr", **fields):
        number = Record.objects.count() + 1000
        values = {"key": uuid.uuid4(), "kind": "lab", "sequence": number} | fields
        return Record.objects.create(title=title, locale=locale, **values)

    return keep


def asked(text="labo", **options):
    return Query(text, "fr", **options)


def test_what_is_public_is_found_in_the_order_of_the_engine(keep):
    first, second = keep("Un"), keep("Deux", locale="en")
    gone = keep("Trois", withdrawn=True)
    found = find(search=Answering(second, gone, first), query=asked())
    assert [(each.key, each.locale) for each in found.places] == [
        (second.key, "en"),
        (first.key, "fr"),
    ]
    assert found.total == 2


def test_a_twin_in_a_language_that_was_not_found_is_left_out(keep):
    french = keep()
    keep(locale="en", key=french.key)
    found = find(search=Answering(french), query=asked())
    assert [each.locale for each in found.places] == ["fr"]


def test_what_was_found_is_read_in_two_queries(keep, django_assert_num_queries):
    records = [keep(f"Labo {number}", summary="Un labo.") for number in range(30)]
    with django_assert_num_queries(2):
        found = find(search=Answering(*records), query=asked())
        shown = read_found(found.places[10:20], "labo")
    assert [each.record.title for each in shown] == [
        f"Labo {number}" for number in range(10, 20)
    ]
    assert shown[0].extract_parts == [("Un ", False), ("labo", True), (".", False)]


def test_nothing_found_reads_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        found = find(search=Answering(corrected="labo"), query=asked("laboo"))
        assert read_found(found.places, "labo") == []
    assert (found.total, found.corrected) == (0, "labo")


def test_what_is_withdrawn_before_it_is_shown_is_left_out(keep):
    record = keep()
    found = find(search=Answering(record), query=asked())
    Record.objects.update(withdrawn=True)
    assert read_found(found.places, "labo") == []


def test_an_engine_that_cannot_answer_finds_nothing():
    with pytest.raises(EngineUnavailable):
        find(search=Unavailable(), query=asked())
