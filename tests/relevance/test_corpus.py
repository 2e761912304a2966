"""Manuals become the same documents with the same keys wherever they are read."""

import pytest

from tests.relevance.corpus.packages import unpacked
from tests.relevance.corpus.records import key_of, record_of
from tests.relevance.corpus.sections import sections
from tests.relevance.parts import PartLeftOut

DOCBOOK = """
<html><head><title>Chapitre 7</title></head><body>
<div class="navheader"><h1>Manuel</h1></div>
<h1 class="title"><a id="start"></a>Chapitre 7.&nbsp;Premiers pas</h1>
<div class="toc"><p>Table des matières</p></div>
<p>Un
début.</p>
<h2 class="title"><a id="idm42"></a>7.1. Les <code>liens</code></h2>
<p>Un texte.</p><div class="note"><h3 class="title">Note</h3><p>Et une note.</p></div>
</body></html>
"""

SPHINX = """
<section id="new-packages"><span id="other"></span>
<h2><span class="section-number">5.1. </span>New packages
<a class="headerlink">¶</a></h2>
<p>Say what it is.</p></section>
"""


@pytest.fixture
def read(tmp_path):
    def read(html):
        path = tmp_path / "a.html"
        path.write_text(html, "utf-8")
        return [(each.anchor, each.title, each.text) for each in sections(path)]

    return read


def test_a_file_is_cut_at_its_headings(read):
    assert read(DOCBOOK) == [
        ("start", "Premiers pas", "Un début."),
        ("heading-1", "Les liens", "Un texte.\nNote\nEt une note."),
    ]


def test_a_section_may_have_the_anchor_in_place_of_its_heading(read):
    assert read(SPHINX) == [("new-packages", "New packages", "Say what it is.")]


def test_a_document_has_the_same_key_on_every_machine():
    key = key_of("debian-reference/ch07#_clipboard")

    assert str(key) == "ecdfad0a-8833-5d78-bbb2-aaab61945f59"


def test_index_terms_are_the_keywords_of_a_document():
    record = record_of("man/write.2", "en", "write(2)", "Text.", ("write", "pwrite"))

    assert record.keywords == "write\npwrite"
    assert (record.path, record.sections[0]["anchor"]) == ("/en/man/write.2/", "")


def test_without_the_programs_of_debian_the_manuals_are_left_out(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(PartLeftOut, match="no apt-get and no dpkg-deb"):
        unpacked(["debian-reference-fr"])
