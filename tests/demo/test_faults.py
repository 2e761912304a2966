"""Entries that cannot be loaded: told by file, list, key and field, all together."""

import pytest

from demo.faults import BadContent
from demo.models import Loaded
from home.models import GlossaryTerm, HomePage, Person, Source
from tests.demo.files import (
    ARTICLE,
    DOCUMENT,
    HOME,
    NETWORK,
    NEWS,
    PERSON,
    SOURCE,
    TERM,
    both,
)


def refused(loading, **lists) -> list[str]:
    """Loads, and checks that nothing was written; what was told, line by line."""
    with pytest.raises(BadContent) as raised:
        loading(**lists)
    for model in (Loaded, HomePage, Source, Person, GlossaryTerm):
        assert not model.objects.exists()
    return str(raised.value).splitlines()


def without(entry: dict, *names: str) -> dict:
    return {name: value for name, value in entry.items() if name not in names}


@pytest.mark.parametrize(
    ("name", "entries", "told"),
    [
        ("glossary", [without(TERM, "key")], "entry 1, key: the entry has no key."),
        ("glossary", [TERM, TERM], "mooc, key: the same comes twice."),
        ("glossary", [TERM | {"key": "Le MOOC"}], "Le MOOC, key: 'Le MOOC' is not sma"),
        ("glossary", [without(TERM, "term")], "mooc, term: nothing is said"),
        ("glossary", [TERM | {"term": {"fr": "x"}}], "mooc, term: has no text in 'en'"),
        ("glossary", [TERM | {"term": both("x", 3)}], "mooc, term.en: 3 is not a text"),
        ("glossary", [TERM | {"term": "MOOC"}], "mooc, term: 'MOOC' is not a text in"),
        (
            "glossary",
            [TERM | {"term": both("a", "b") | {"de": "c"}}],
            "mooc, term.de: is not a language of the demonstration.",
        ),
        (
            "glossary",
            [TERM | {"colour": "red"}],
            "mooc, colour: there is no such field",
        ),
        ("glossary", [TERM | {"source": "b.txt"}], "mooc, source: there is no 'b.txt'"),
        (
            "glossary",
            [TERM | {"basis": "guessed"}],
            "mooc, basis: 'guessed' is none of",
        ),
        ("sources", [SOURCE | {"views": "12"}], "a-source, views: '12' is not a whole"),
        ("sources", [SOURCE | {"views": -1}], "a-source, views: Ensure this value is"),
        ("sources", [SOURCE | {"views": True}], "a-source, views: True is not a whole"),
        ("sources", [SOURCE | {"kind": "rumour"}], "a-source, kind: Value 'rumour' is"),
        ("sources", [SOURCE | {"published": "soon"}], "a-source, published: 'soon' is"),
        ("sources", [SOURCE | {"published": 2018}], "a-source, published: 2018 is not"),
        ("sources", [SOURCE | {"author": "x" * 161}], "a-source, author: Ensure this"),
        (
            "sources",
            [SOURCE | {"title": both("Titre", "x" * 301)}],
            "a-source, title: Each text has at most 300 characters.",
        ),
        (
            "persons",
            [PERSON | {"name_inferred": 1}],
            "ada, name_inferred: 1 is neither",
        ),
        ("persons", [PERSON | {"to": "2015"}], "ada, to: The end is before the start."),
        (
            "gap_statements",
            [{"key": "gap", "text": both("Un", "One"), "territory": "no"}],
            "gap, territory: there is no 'no' in the list 'territories'.",
        ),
        ("pages", [NEWS | {"key": "nowhere"}], "nowhere, key: the site has no page of"),
        ("pages", [NEWS | {"slug": both("à vous", "x")}], "news, slug: Enter a valid"),
        ("pages", [NEWS | {"intro": both("x" * 1001, "x")}], "news, intro.fr: Ensure"),
    ],
)
def test_a_fault_is_told_with_its_place(loading, name, entries, told):
    (line,) = refused(loading, **{name: entries})

    assert f".yaml, {name}, {told}" in line


def test_an_article_needs_what_its_network_says(loading):
    (line,) = refused(
        loading,
        persons=[PERSON],
        networks=[without(NETWORK, "origin")],
        pages=[NEWS],
        articles=[ARTICLE],
    )

    assert line == (
        "site.yaml, articles, an-article, sections.2.field: "
        "the network 'a-network' states none."
    )


def test_every_fault_of_every_file_is_told_at_once(loading):
    lines = refused(
        loading,
        home=[HOME | {"title": {"fr": "Accueil"}}],
        glossary=[TERM | {"term": None}, TERM],
        persons=[PERSON | {"source": "nowhere.txt"}],
    )

    assert sorted(lines) == [
        "glossary.yaml, glossary, mooc, key: the same comes twice.",
        "glossary.yaml, glossary, mooc, term: nothing is said, and it must be.",
        "home.yaml, home, home, title: has no text in 'en'.",
        "network.yaml, persons, ada, source: "
        "there is no 'nowhere.txt' in the list 'sources'.",
    ]


def test_a_fault_that_shows_only_when_writing_leaves_nothing_either(loading):
    """Several values together make it: it is found where the record is made."""
    wrong = PERSON | {"to": "2001"}

    lines = refused(loading, persons=[wrong, wrong | {"key": "bob"}], glossary=[TERM])

    assert lines == [
        "network.yaml, persons, ada, to: The end is before the start.",
        "network.yaml, persons, bob, to: The end is before the start.",
    ]


def test_a_source_is_named_by_its_document(loading):
    loader = loading(persons=[PERSON | {"source": DOCUMENT}])

    assert Person.objects.get(key="ada").source.key == "a-source"
    assert loader.report.totals["created"] == 3
