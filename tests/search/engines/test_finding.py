"""What was found, read back from the catalog."""

import uuid

import pytest

from search.catalog.models import Facet, Record
from search.engines.base import MOST_HITS, EngineUnavailable, Hit, Query, Results
from search.engines.expanding import ask
from search.engines.reading.finding import MOST_SEARCHES, find, read_found

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


def questions(text):
    return ask(text, "fr", ["fr", "en"]).questions


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


def test_what_was_found_in_another_language_is_read_in_the_readers_own(keep):
    english, twinless, draft = (keep(locale="en") for _each in range(3))
    french = keep(key=english.key)
    keep(key=draft.key, withdrawn=True)
    found = find(search=Answering(english, twinless, draft), query=asked())
    assert [each.pk for each in found.places] == [french.pk, twinless.pk, draft.pk]
    assert found.counts["language"] == {"fr": 1, "en": 2}


def test_what_was_found_is_counted_and_read_in_three_queries(
    keep, django_assert_num_queries
):
    records = [keep(f"Labo {number}", summary="Un labo.") for number in range(30)]
    with django_assert_num_queries(3):
        found = find(search=Answering(*records), query=asked())
        shown = read_found(found.places[10:20], questions("labo"))
    assert [each.record.title for each in shown] == [
        f"Labo {number}" for number in range(10, 20)
    ]
    assert shown[0].extract_parts == [("Un ", False), ("labo", True), (".", False)]


def test_nothing_found_reads_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        found = find(search=Answering(corrected="labo"), query=asked("laboo"))
        assert read_found(found.places, questions("labo")) == []
    assert (found.total, found.corrected) == (0, "labo")


def test_what_is_withdrawn_before_it_is_shown_is_left_out(keep):
    record = keep()
    found = find(search=Answering(record), query=asked())
    Record.objects.update(withdrawn=True)
    assert read_found(found.places, questions("labo")) == []


def test_an_engine_that_cannot_answer_finds_nothing():
    with pytest.raises(EngineUnavailable):
        find(search=Unavailable(), query=asked())


@pytest.fixture
def drawer(keep):
    """Labs and programmes with facets, by what they are."""

    def with_facets(record, **facets):
        for name, values in facets.items():
            for value in values:
                Facet.objects.create(record=record, name=name, value=value)
        return record

    metz_open = with_facets(keep(), territory=["metz"], status=["open"])
    metz_closed = with_facets(keep(), territory=["metz"], status=["closed"])
    lyon_open = with_facets(keep(), territory=["lyon"], status=["open"])
    programme = with_facets(
        keep(kind="programme"), territory=["lyon"], words=["a", "b"]
    )
    english = with_facets(keep(locale="en"), status=["open"])
    return [metz_open, metz_closed, lyon_open, programme, english]


def narrowed(drawer, **filters):
    chosen = {name: frozenset(values) for name, values in filters.items()}
    return find(search=Answering(*drawer), query=asked(filters=chosen))


def test_every_value_is_counted(drawer):
    found = narrowed(drawer)
    assert {name: dict(counted) for name, counted in found.counts.items()} == {
        "kind": {"lab": 4, "programme": 1},
        "language": {"fr": 4, "en": 1},
        "territory": {"metz": 2, "lyon": 2},
        "status": {"open": 3, "closed": 1},
        "words": {"a": 1, "b": 1},
    }


def test_values_of_one_facet_are_alternatives_and_facets_hold_together(drawer):
    found = narrowed(drawer, territory=["metz", "lyon"], status=["open"])
    assert [each.pk for each in found.places] == [drawer[0].pk, drawer[2].pk]
    assert found.unfiltered == 5


def test_a_facet_is_counted_without_its_own_filter(drawer):
    found = narrowed(drawer, territory=["metz"], status=["open"])
    assert found.counts["territory"] == {"metz": 1, "lyon": 1}
    assert found.counts["status"] == {"open": 1, "closed": 1}
    assert found.counts["kind"] == {"lab": 1}


def test_a_value_is_found_as_often_as_it_was_counted(drawer):
    for name, counted in narrowed(drawer).counts.items():
        for value, count in counted.items():
            assert narrowed(drawer, **{name: [value]}).total == count


def test_a_chosen_value_that_nothing_has_is_counted_zero(drawer):
    found = narrowed(drawer, territory=["paris"])
    assert (found.total, found.counts["territory"]["paris"]) == (0, 0)


def test_counts_cost_one_query_and_filters_another(drawer, django_assert_num_queries):
    with django_assert_num_queries(2):
        narrowed(drawer, kind=["lab"])
    with django_assert_num_queries(3):
        narrowed(drawer, territory=["metz"], status=["open"], kind=["lab"])
    with django_assert_num_queries(1):
        find(search=Answering(*drawer), query=asked(), counted=False)


class Narrowing:
    """A search with more hits than one answer holds: it narrows by itself."""

    def __init__(self, drawer):
        self.answering = Answering(*drawer)
        self.asked = []

    def search(self, query):
        self.asked.append(dict(query.filters))
        hits = self.answering.results.everything
        filler = [Hit(uuid.uuid4(), "fr", 0.1)] * (MOST_HITS - len(hits))
        return Results([], MOST_HITS, hits if query.filters else [*hits, *filler])


def test_where_one_answer_does_not_hold_all_the_engine_narrows(drawer):
    search = Narrowing(drawer)
    filters = {"territory": frozenset(["metz"]), "language": frozenset(["fr"])}
    found = find(search=search, query=asked(filters=filters))
    assert found.total == 2
    assert found.counts["territory"] == {"metz": 2, "lyon": 2}
    assert search.asked == [
        {},
        {"territory": {"metz"}, "locale": {"fr"}},
        {"locale": {"fr"}},
        {"territory": {"metz"}},
    ]


def test_the_number_of_searches_is_bounded(drawer):
    search = Narrowing(drawer)
    filters = {f"facet{number}": frozenset("a") for number in range(20)}
    find(search=search, query=asked(filters=filters))
    assert len(search.asked) == 2 + MOST_SEARCHES


def test_a_title_is_marked_too(keep):
    shown = read_found(
        find(search=Answering(keep("Le labo")), query=asked()).places,
        questions("labos"),
    )
    assert shown[0].title_parts == [("Le ", False), ("labo", True)]
