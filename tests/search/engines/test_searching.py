"""The site's search: what is known of words, suggestions, documents alike."""

import pytest

from search.catalog.cursors import Cursor
from search.engines.base import Query
from search.engines.searching import SiteSearch
from search.engines.tantivy import TantivyEngine

#: Synonyms and promoted pages are read from the database.
pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(tmp_path):
    engine = TantivyEngine(tmp_path / "words", ("fr", "en"), patience=0)
    engine.reset()
    engine.write([], Cursor("spring", 0))
    return engine


@pytest.fixture
def site(engine):
    return SiteSearch(engine, engine, ("fr", "en"))


def keys(hits):
    return [hit.key for hit in hits]


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("préfigration", "préfiguration"),
        ("un labaratoire ouvert", "un laboratoire ouvert"),
        ("larboatoire", "laboratoire"),
        ("laboratoires", ""),
        ("Laboratoire", ""),
        ("labo", ""),
        ("innovtion publqiue", "innovation publique"),
    ],
)
def test_unknown_words_are_corrected(typed, corrected, make_record, write, site):
    write(
        make_record("Préfiguration du laboratoire", text="labo ouvert"),
        make_record("Innovation publique"),
    )
    results = site.search(Query(typed, "fr"))
    assert results.corrected == corrected
    assert results.total


def test_the_more_frequent_of_two_words_is_meant(make_record, write, site):
    write(*[make_record("cartes") for _each in range(3)], make_record("castes"))
    assert site.search(Query("cantes", "fr")).corrected == "cartes"


def test_a_word_of_the_other_language_is_not_corrected(make_record, write, site):
    write(make_record("Ateliers"), make_record("Workshop", locale="en"))
    results = site.search(Query("workshop", "fr"))
    assert (results.corrected, results.total) == ("", 1)


def test_a_word_that_no_document_has_any_more_is_no_correction(
    make_record, write, site
):
    record = make_record("Préfiguration")
    write(record)
    write(make_record(key=record.key, withdrawn=True))
    assert site.search(Query("préfigration", "fr")).corrected == ""


def test_only_what_the_reader_cannot_read_otherwise_is_put_near_the_head(
    make_record, write, site
):
    own = [make_record("Atelier") for _each in range(6)]
    english = [make_record("Atelier", locale="en") for _each in range(2)]
    twin = make_record("Carnet", key=english[0].key)
    write(*own, *english, twin)
    # Beside the records of the tree.
    twin.pk = twin.sequence = twin.sequence + 10_000
    twin.save(force_insert=True)
    found = keys(site.search(Query("atelier", "fr")).hits)
    assert found.index(english[1].key) == 3
    assert found[-1] == english[0].key


def test_titles_are_suggested_the_readers_language_first(make_record, write, site):
    english = make_record("Creative lab", locale="en")
    french = make_record("Créativité")
    write(english, french)
    assert keys(site.suggest("créat", "fr")) == [french.key, english.key]
    assert keys(site.suggest("creat", "en")) == [english.key, french.key]


def test_a_translated_title_is_suggested_once(make_record, write, site):
    french = make_record("Festival")
    write(french, make_record("Festival", locale="en", key=french.key))
    assert [hit.locale for hit in site.suggest("fest", "fr")] == ["fr"]


@pytest.mark.parametrize("typed", ["", " ", "🙂", '"', "-", "x" * 10_000])
def test_nothing_is_suggested_for_nothing(typed, make_record, write, site):
    write(make_record("Festival"))
    assert site.suggest(typed, "fr") == []


def test_documents_are_alike_that_share_rare_words(make_record, write, site):
    one = make_record("Un", text="fabrication numérique et découpe laser")
    two = make_record("Deux", text="la découpe laser et la fabrication")
    other = make_record("Trois", text="une prairie et son étang")
    fourth = make_record("Quatre", text="une prairie fleurie")
    write(one, two, other, fourth)
    for record in (one, two, other, fourth):
        # Beside the records of the tree.
        record.pk = record.sequence = record.sequence + 10_000
        record.save(force_insert=True)
    assert keys(site.similar(one.key, "fr")) == [two.key]
    assert site.similar(two.key, "en") == []
