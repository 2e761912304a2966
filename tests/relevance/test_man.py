"""The source of a manual page becomes text, with its names as keywords."""

import gzip

import pytest

from tests.relevance.corpus.man import manual_page
from tests.relevance.corpus.roff import manual_sections

PAGE = r"""
.\" A comment
.TH TURN 1 2020 "Tools" "Commands"
.ie \n(.g .ds Aq \(aq
.el       .ds Aq '
.de URL
\\$2 \(la\\$1\(ra
..
.SH NAME
turn, flip \- put \fIpages\fP upside down
.SH SYNOPSIS
.B turn
.RI [ option ]...
.SH "DESCRIPTION AND USE"
One paragraph
in two lines,\c
joined. \" said aside
.PP
It\*(Aqs an \(lqother\(rq one; see
.BR flop (1).
.TP
\fB\-\-all\fR
every page
.if n \{\
.sp
On a terminal.
.\}
.if t \{\
On paper.
.\}
.nf
a  b
c
.fi
.SH COLOPHON
The same everywhere.
"""


@pytest.fixture
def read(tmp_path):
    def read(source, name="turn.1"):
        path = tmp_path / f"{name}.gz"
        path.write_bytes(gzip.compress(source.encode()))
        return manual_page(path)

    return read


def text_of(source):
    return manual_sections(".SH A\n" + source)[0].lines


def test_a_page_has_its_name_its_purpose_and_its_text(read):
    page = read(PAGE)

    assert page.title == "turn(1) — put pages upside down"
    assert page.names == ("turn", "flip")
    assert page.text.splitlines() == [
        "SYNOPSIS",
        "turn [option]...",
        "DESCRIPTION AND USE",
        "One paragraph in two lines,joined.",
        "It's an “other” one; see flop(1).",
        "--all every page",
        "On a terminal.",
        "a b",
        "c",
    ]


def test_a_page_that_leads_to_another_is_none(read):
    assert read(".so man1/turn.1\n", "flip.1") is None


def test_a_page_in_the_macros_of_bsd_is_not_read(read):
    assert read(".Dd May 1, 2020\n.Sh NAME\n") is None


def test_a_name_may_have_a_full_stop(read):
    page = read(".SH NAME\nturn.conf \\- settings\n", "turn.conf.5")

    assert page.title == "turn.conf(5) — settings"


def test_cells_of_a_table_are_text():
    table = ".TS\ntab(:) allbox;\nl l\nl l.\nKey:Value\n_\na:T{\nlong\ntext\nT}\n.TE"

    assert text_of(table) == ["Key Value", "a long text"]


@pytest.mark.parametrize(
    "source, text",
    [
        (r"a\-b\ c\~d\&e", "a-b c de"),
        (r"\[u00E9]t\('e, \[,c]\(`a \[em] \[nothing]", "été, çà —"),
        (r"\s-2small\s+2 \f[B]bold\f[] \fBx\fP", "small bold x"),
        (r"\h'2n'\m[blue]a\m[]", "a"),
        (r"C:\ewindows", r"C:\windows"),
        (r'.B "two words" and', "two words and"),
        (".UR http://example.org\nan example\n.UE", "http://example.org an example"),
    ],
)
def test_escapes_become_what_they_stand_for(source, text):
    assert text_of(source) == [text]


def test_a_heading_may_be_on_a_line_of_its_own():
    sections = manual_sections(".SH\nSEE ALSO\nflop\n.SS\nMore\nflap")

    assert [(each.heading, each.lines) for each in sections] == [
        ("SEE ALSO", ["flop", "More", "flap"])
    ]
