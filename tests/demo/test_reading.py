"""Files that cannot be read are told with the place where they cannot."""

import pytest

from demo.faults import BadContent
from demo.loading import Loader
from demo.models import Loaded
from demo.reading import read
from tests.demo.files import DOCUMENT, TERM, write_files


def broken(folder, file: str, text: str | bytes, **lists) -> str:
    """What the loader says of files of which one has another text."""
    write_files(folder, **lists)
    path = folder / file
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadContent) as refused:
        Loader(folder=folder).load()
    assert not Loaded.objects.exists()
    return str(refused.value)


def test_bad_yaml_is_told_with_its_line(no_site, tmp_path):
    told = broken(tmp_path, "glossary.yaml", "glossary:\n  - {key: mooc\n  - [\n")

    assert told.startswith("glossary.yaml: line 3, ")


def test_a_file_in_another_encoding_is_told(no_site, tmp_path):
    told = broken(tmp_path, "glossary.yaml", "glossary: [é]".encode("latin-1"))

    assert told.startswith("glossary.yaml: 'utf-8' codec can't decode")


def test_a_field_that_comes_twice_is_told_with_its_line(no_site, tmp_path):
    told = broken(tmp_path, "glossary.yaml", "glossary:\n- key: a\n  key: b\n")

    assert told == "glossary.yaml: line 2, the field 'key' comes twice."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "glossary.yaml: the file holds no lists by name."),
        ("glossary: {}", "glossary.yaml, glossary: this is not a list."),
        ("words: []", "glossary.yaml, glossary: the list is missing."),
        ("glossary: [mooc]", "glossary.yaml, glossary, entry 1: an entry has fields"),
        ("glossary: []\nhome: []", "home.yaml, home: the list is in another file"),
        (
            "glossary: []\nwords: [{key: mooc}]",
            "glossary.yaml, words, mooc: the list 'words' is not known.",
        ),
    ],
)
def test_what_is_not_lists_of_entries_is_told(no_site, tmp_path, text, told):
    assert told in broken(tmp_path, "glossary.yaml", text)


def test_a_missing_file_is_told_by_its_list(no_site, tmp_path):
    write_files(tmp_path)
    (tmp_path / "glossary.yaml").unlink()

    with pytest.raises(BadContent, match="glossary.yaml, glossary: the list is miss"):
        Loader(folder=tmp_path).load()


@pytest.mark.parametrize("name", ["zzz.yaml", "glossary.yml"])
def test_a_file_that_is_not_known_is_told(no_site, tmp_path, name):
    (tmp_path / "README.md").write_text("Read me.")

    told = broken(tmp_path, name, "words: [{key: mooc}]")

    assert told == f"{name}: the file is not known."


def test_what_names_entries_of_a_file_that_cannot_be_read_is_not_told(
    no_site, tmp_path
):
    glossary = [TERM | {"source": DOCUMENT}]

    told = broken(tmp_path, "sources.yaml", "sources: [", glossary=glossary)

    assert len(told.splitlines()) == 1
    assert told.startswith("sources.yaml: line ")


def test_values_are_read_as_their_writers_mean_them(tmp_path):
    text = "words: [{key: norway, country: NO, day: 2018-01-31, open: true}]"
    (tmp_path / "words.yaml").write_text(text)

    (entry,) = read(tmp_path)["words"]

    assert entry.values == {
        "key": "norway",
        "country": "NO",
        "day": "2018-01-31",
        "open": True,
    }
