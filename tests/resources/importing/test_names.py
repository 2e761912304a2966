"""How the files of a folder become keys, titles and names."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.importing.folder import Folder, key_of
from resources.importing.naming import shortened, title_of_name, trusted_title

_PARTS = st.lists(st.sampled_from(["fr", "en", "a", "b"]), max_size=3)
_NAMES = st.sampled_from(["x.txt", "x.pdf", "y.md", "photo.jpg", ".hidden.txt"])


@settings(deadline=None)
@given(st.sets(st.tuples(_PARTS.map("/".join), _NAMES), max_size=12))
def test_each_file_is_found_once_with_those_of_its_key(paths):
    with TemporaryDirectory() as name:
        root = Path(name)
        for below, file in paths:
            (root / below).mkdir(parents=True, exist_ok=True)
            (root / below / file).write_text("x")
        found = list(Folder(root).walk())

    wanted = {
        f"{below}/{file}".lstrip("/")
        for below, file in paths
        if file[0] != "." and not file.endswith(".jpg")
    }
    met = [file.path for each in found for file in each.files]
    assert sorted(met) == sorted(wanted)
    assert len({each.key for each in found}) == len(found)
    assert all(key_of(file.path) == each.key for each in found for file in each.files)


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - x.doc",
        "untitled",
        "Sans titre 2",
        "Document1",
        "rapport_final.docx",
        "PowerPoint Presentation",
        "C:\\textes\\x",
        "12/03",
        "",
    ],
)
def test_a_title_that_nobody_gave_is_not_taken(title):
    assert trusted_title(title) == ""


@pytest.mark.parametrize(
    "title", ["Le document de cadrage", "Titre de séjour", "Et/ou : que choisir ?"]
)
def test_a_title_that_somebody_gave_is_taken(title):
    assert trusted_title(title) == title


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("guides/guide_de-terrain", "Guide de terrain"),
        ("bilan-2018-03-05", "Bilan 2018-03-05"),
        ("2018-03_bilan.v2", "2018-03 bilan v2"),
        ("éCLAT", "ÉCLAT"),
        ("---", "---"),
    ],
)
def test_a_name_is_made_a_title(key, title):
    assert title_of_name(key) == title


@given(st.text(min_size=1), st.integers(min_value=2, max_value=30))
def test_what_is_too_long_is_cut(text, most):
    cut = shortened(text, most)

    assert len(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
