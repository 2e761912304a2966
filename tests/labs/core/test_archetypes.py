"""Which archetypes a lab comes nearest to: the formula, for any typology."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from labs.core.archetypes import nearest_archetypes
from labs.core.models import Archetype, Signature


def typology(*sizes):
    """Archetypes with so many sentences each, which no database knows."""
    archetypes, number = [], 0
    for size in sizes:
        numbers = range(number + 1, number + size + 1)
        number += size
        archetype = Archetype(pk=len(archetypes) + 1)
        archetype.signatures.set([Signature(pk=each) for each in numbers])
        archetypes.append(archetype)
    return archetypes


def sentences(archetypes):
    return [each for archetype in archetypes for each in archetype.signatures.all()]


@st.composite
def cases(draw):
    archetypes = typology(*draw(st.lists(st.integers(0, 5), max_size=6)))
    every = sentences(archetypes)
    ticked = draw(st.sets(st.integers(0, len(every) - 1))) if every else set()
    return archetypes, [every[each] for each in ticked]


def share_of(archetype, ticked):
    own = list(archetype.signatures.all())
    return Fraction(sum(each in ticked for each in own), len(own)) if own else 0


@given(cases())
def test_a_nearer_archetype_has_a_greater_share_of_its_sentences_ticked(case):
    archetypes, ticked = case
    found = nearest_archetypes(archetypes, ticked=ticked)
    for one in found:
        nearer = [
            other
            for other in archetypes
            if share_of(other, ticked) > share_of(one.archetype, ticked)
        ]
        assert one.rank == 1 + len(nearer)
    assert [one.rank for one in found] == sorted(one.rank for one in found)


@given(cases())
def test_the_reason_is_every_sentence_that_was_ticked_and_no_other(case):
    archetypes, ticked = case
    found = nearest_archetypes(archetypes, ticked=ticked)
    for one in found:
        own = list(one.archetype.signatures.all())
        assert one.matched == [each for each in own if each in ticked]
        assert one.sentences == len(own)
    told = [each for one in found for each in one.matched]
    assert sorted(each.pk for each in told) == sorted(each.pk for each in ticked)


@given(cases())
def test_archetypes_without_a_ticked_sentence_are_not_near(case):
    archetypes, ticked = case
    near = [one.archetype for one in nearest_archetypes(archetypes, ticked=ticked)]
    assert {each.pk for each in near} == {
        each.pk for each in archetypes if share_of(each, ticked)
    }


@given(cases())
def test_ticking_one_more_sentence_brings_its_archetype_nearer_and_no_other(case):
    archetypes, ticked = case
    missing = [each for each in sentences(archetypes) if each not in ticked]
    if not missing:
        return
    before = ranks(archetypes, ticked)
    after = ranks(archetypes, [*ticked, missing[0]])
    for number, rank in after.items():
        if number == missing[0].archetype_id:
            assert rank <= before.get(number, len(archetypes))
        else:
            assert rank >= before[number]


def ranks(archetypes, ticked):
    found = nearest_archetypes(archetypes, ticked=ticked)
    return {one.archetype.pk: one.rank for one in found}


def test_equal_shares_have_one_rank_and_the_next_counts_them_all():
    first, second, third = archetypes = typology(3, 3, 3)
    ticked = [
        *list(first.signatures.all())[:1],
        *list(second.signatures.all())[:2],
        *list(third.signatures.all())[:2],
    ]
    found = nearest_archetypes(archetypes, ticked=ticked)
    assert [(one.archetype.pk, one.rank) for one in found] == [(2, 1), (3, 1), (1, 3)]


def test_a_share_counts_and_not_a_number():
    archetypes = typology(4, 2)
    four, two = (list(each.signatures.all()) for each in archetypes)
    found = nearest_archetypes(archetypes, ticked=[*four[:2], *two])
    assert [one.archetype.pk for one in found] == [2, 1]
