"""A page of an office suite's help becomes what its reader sees of it."""

import pytest

from tests.relevance.corpus.office import help_page
from tests.relevance.corpus.translated import is_translated

PAGE = """
<html><head><title>Colonnes</title></head><body>
<header><p>Aide 1.0</p></header>
<div id="DisplayArea">
<meta itemprop="keywords" content="largeur,colonnes">
<meta itemprop="keywords" content="">
<meta itemprop="keywords" content="tableaux">
<meta itemprop="keywords" content="tableaux">
{heading}
<div class="howtoget"><p class="howtogetheader">Pour y accéder</p>
<p>Choisissez <b>Format - Colonne</b>.</p></div>
<p>Maintenez <span><span class="MAC">Cmd</span><span>Ctrl</span></span> et tirez.</p>
<div class="noteicon"><img alt="Remarque"></div><pre class="bascode">Print 1</pre>
<table><tr><td>un</td><td>deux</td></tr></table>
<div class="relatedtopics"><a href="a.html">Rangées</a></div>
<div><p class="related">Rubriques connexes</p></div>
<div><p><a href="b.html">Lignes</a></p></div>
<p>Une <a href="c.html">fin</a>.</p>
</div>
<footer><div class="debug">This page is debugged</div></footer>
</body></html>
"""


@pytest.fixture
def read(tmp_path):
    def read(heading):
        path = tmp_path / "a.html"
        path.write_text(PAGE.format(heading=heading), "utf-8")
        return help_page(path)

    return read


def test_a_page_has_its_heading_its_terms_and_its_text(read):
    page = read("<h1><a name='x'></a>Largeur des\n colonnes</h1>")

    assert page.title == "Largeur des colonnes"
    assert page.keywords == ("largeur,colonnes", "tableaux")
    assert page.text.splitlines() == [
        "Choisissez Format - Colonne.",
        "Maintenez Ctrl et tirez.",
        "Print 1",
        "un",
        "deux",
        "Une fin.",
    ]


def test_code_is_no_prose(read):
    assert "Print 1" not in read("").prose


def test_a_page_without_a_heading_has_the_title_of_its_file(read):
    assert read("").title == "Colonnes"


def test_a_copy_of_the_english_text_is_no_translation():
    english = "Opens a window in which the width is chosen.\nClose"
    french = "Ouvre une fenêtre pour choisir la largeur de la colonne.\nClose"

    assert is_translated(french, english)
    assert not is_translated(english.replace("Close", "Fermer"), english)
