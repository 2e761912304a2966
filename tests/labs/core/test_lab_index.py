"""The list of labs: grouped by their status, each with what its card says."""

import re

import pytest

from tests.factories import (
    add_lab,
    add_lab_index,
    make_archetype,
    make_term,
    translate,
)
from tests.home.reading import cost_of, read
from tests.labs.core.reading import card_titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def labs(tree):
    index = add_lab_index(tree.fr)
    translate(index, title="Labs", slug="labs")
    return index


def test_labs_stand_under_their_status_those_in_operation_first(client, labs):
    for status, title in (
        ("closed", "Fermé"),
        ("prefiguration", "Prévu"),
        ("operating", "Ouvert B"),
        ("paused", "Suspendu"),
        ("operating", "Ouvert A"),
    ):
        add_lab(labs, title=title, status=status)

    html = read(client, "/fr/labos/")

    groups = html.split('<section class="band')[1:]
    assert [card_titles(group) for group in groups] == [
        ["Ouvert A", "Ouvert B"],
        ["Prévu"],
        ["Suspendu"],
        ["Fermé"],
    ]


def test_a_card_says_four_facts_and_what_is_unknown_of_them(client, labs):
    lyon = make_term("Territory", name={"fr": "Lyon", "en": "Lyons"})
    foresight = make_archetype(name={"fr": "Prospectif", "en": "Foresight"})
    known = add_lab(
        labs,
        title="A",
        territory=lyon,
        archetype=foresight,
        created="2009",
        team_size=1,
    )
    translate(known, title="A")
    translate(add_lab(labs, title="B", territory=lyon), title="B")

    cards = read(client, "/en/labs/").split("<article")[1:]

    unknown = '<span class="unknown">Not stated</span>'
    assert [re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", card) for card in cards] == [
        [
            ("Territory", "Lyons"),
            ("Archetype", "Foresight"),
            ("Created", '<time datetime="2009">2009</time>'),
            ("Team", "1~person"),
        ],
        [
            ("Territory", "Lyons"),
            ("Archetype", unknown),
            ("Created", unknown),
            ("Team", unknown),
        ],
    ]
    assert all('data-status="operating"' in card for card in cards)


def test_an_empty_list_offers_ways_out(client, labs):
    assert 'class="ways"' in read(client, "/fr/labos/")


def test_the_cost_does_not_grow_with_the_labs(client, labs):
    costs = []
    for _round in range(2):
        for _each in range(3):
            add_lab(labs, archetype=make_archetype())
        costs.append(cost_of(client, "/fr/labos/"))
    assert costs == [8, 8]
