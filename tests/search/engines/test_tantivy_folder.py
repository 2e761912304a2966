"""What can happen to the embedded engine's folder."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
import tantivy

from search.catalog.cursors import Cursor
from search.engines.base import EngineUnavailable, Query
from search.engines.tantivy import TantivyEngine
from search.engines.vocabulary import Known
from tests.search.engines.conftest import search

START = Cursor("spring", 1)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "search" / "tantivy"


@pytest.fixture
def open_engine(folder):
    return lambda languages=("fr", "en"): TantivyEngine(folder, languages, patience=0)


@pytest.fixture
def filled(open_engine, make_record):
    engine = open_engine()
    engine.reset()
    engine.write([make_record("Lab", text="Un labo")], START)
    return engine


def remove(file):
    file.unlink()


def shorten(file):
    os.truncate(file, file.stat().st_size // 2)


def empty(file):
    os.truncate(file, 0)


def scramble(file):
    content = bytearray(file.read_bytes())
    middle = len(content) // 4
    content[middle] ^= 0xFF
    file.write_bytes(bytes(content))


DAMAGES = [remove, shorten, empty, scramble]
SEGMENT_FILES = ["*.idx", "*.pos", "*.term", "*.store", "*.fieldnorm"]


@pytest.mark.parametrize(
    ("damage", "file"),
    [
        *((damage, "meta.json") for damage in (remove, shorten, empty)),
        *((damage, file) for damage in DAMAGES for file in SEGMENT_FILES),
    ],
)
def test_a_damaged_index_is_never_searched_and_made_again(
    damage, file, folder, filled, open_engine, make_record
):
    damage(next((folder / "fr").glob(file)))
    engine = open_engine()
    with pytest.raises(EngineUnavailable):
        search(engine, Query("lab", "fr"))
    assert not engine.health().ok
    assert engine.position() is None
    engine.write([make_record("Lab")], START)
    assert search(engine, Query("lab", "fr")).total == 1
    assert engine.position() == START


def test_a_damaged_index_is_kept_aside(folder, filled, open_engine):
    shorten(next((folder / "fr").glob("*.idx")))
    engine = open_engine()
    assert engine.position() is None
    engine.write([], START)
    assert (folder / "fr.aside" / "meta.json").exists()


def test_damaged_words_are_made_again_with_the_documents(
    folder, filled, open_engine, make_record
):
    shorten(next((folder / "words").glob("*.term")))
    engine = open_engine()
    assert engine.position() is None
    engine.write([make_record("Atelier")], START)
    assert engine.vocabulary().near("atelie", "fr", 1) == [
        Known("atelier", 1, "atelier")
    ]


def test_a_folder_without_an_index_is_used(folder, open_engine):
    folder.mkdir(parents=True)
    engine = open_engine()
    assert engine.position() is None
    engine.write([], START)
    assert engine.position() == START
    assert sorted(place.name for place in folder.iterdir()) == ["en", "fr", "words"]


def test_an_index_that_vanishes_is_not_taken_for_a_whole_one(
    folder, filled, make_record
):
    assert filled.position() == START
    shutil.rmtree(folder)
    with pytest.raises(EngineUnavailable):
        filled.write([make_record("Lab")], Cursor("spring", 2))
    assert filled.position() is None


def test_an_index_for_other_languages_is_made_again(filled, open_engine):
    engine = open_engine(languages=("fr", "en", "de"))
    assert engine.position() is None
    engine.write([], START)
    assert engine.position() == START


def test_a_reader_follows_an_index_put_in_the_place_of_another(
    folder, filled, open_engine, make_record
):
    reader = open_engine()
    assert search(reader, Query("lab", "fr")).total == 1
    shutil.rmtree(folder)
    other = open_engine()
    assert other.position() is None
    other.write([make_record("Lab"), make_record("Lab")], START)
    assert search(reader, Query("lab", "fr")).total == 2


def test_a_second_writer_is_told_to_wait(folder, filled, make_record):
    other = tantivy.Index.open(str(folder / "fr")).writer()
    with pytest.raises(EngineUnavailable, match="Another process"):
        filled.write([make_record("Lab")], Cursor("spring", 2))
    assert search(filled, Query("lab", "fr")).total == 1
    other.wait_merging_threads()
    filled.write([make_record("Lab")], Cursor("spring", 2))
    assert filled.position() == Cursor("spring", 2)


def test_a_writer_waits_for_another_one_to_finish(folder, filled, make_record):
    other = tantivy.Index.open(str(folder / "fr")).writer()
    patient = TantivyEngine(folder, ("fr", "en"), patience=60)
    batch = [make_record("Lab")]
    with ThreadPoolExecutor() as threads:
        writing = threads.submit(patient.write, batch, Cursor("spring", 2))
        other.wait_merging_threads()
        writing.result(timeout=60)
    assert filled.position() == Cursor("spring", 2)


def test_a_folder_that_cannot_be_made_is_an_error_that_says_so(tmp_path):
    (tmp_path / "file").touch()
    engine = TantivyEngine(tmp_path / "file" / "tantivy", ("fr",), patience=0)
    assert engine.position() is None
    with pytest.raises(EngineUnavailable, match="tantivy"):
        engine.write([], START)
    assert "tantivy" in engine.health().reason
