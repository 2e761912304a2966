"""Merging what labs name: positions, skills, sentences, territories."""

import pytest
from django.core.exceptions import ValidationError

from home.terms.merging import merge_terms, plan_merge
from labs.core.models import (
    Archetype,
    Axis,
    AxisPosition,
    Competence,
    LabPage,
    LabSignature,
    LabSkill,
    Signature,
    Territory,
)
from tests.anything import any_term
from tests.factories import (
    add_lab,
    add_lab_index,
    edit,
    make_archetype,
    record,
    translate,
)


@pytest.fixture
def lab(tree):
    return add_lab(add_lab_index(tree.fr), title="Un labo")


def publish(lab, relation, *rows) -> LabPage:
    """The lab with these rows, as its form would publish it."""
    draft = lab.get_latest_revision_as_object()
    setattr(draft, relation, rows)
    draft.save_revision().publish()
    return LabPage.objects.get(pk=lab.pk)


def position(axis, **fields) -> AxisPosition:
    return AxisPosition(axis=axis, **fields)


@pytest.fixture
def axes(db):
    return any_term(Axis), any_term(Axis)


def test_two_positions_that_differ_are_not_made_one(lab, axes):
    kept, merged = axes
    lab = publish(
        lab,
        "positions",
        position(kept, value=1, basis="declared"),
        position(merged, value=2, basis="declared"),
    )

    with pytest.raises(ValidationError) as refused:
        merge_terms(kept=kept, merged=merged)

    (sentence,) = refused.value.messages
    assert "Un labo" in sentence
    assert "2" in sentence
    assert lab.positions.count() == 2


def test_a_position_that_is_unknown_takes_the_one_that_is_known(lab, axes, settled):
    kept, merged = axes
    lab = publish(
        lab,
        "positions",
        position(kept),
        position(merged, value=2, basis="declared", justification={"fr": "Dit."}),
    )

    merge_terms(kept=kept, merged=merged)
    settled()

    (row,) = lab.positions.all()
    assert (row.axis, row.value, row.basis) == (kept, 2, "declared")
    (draft,) = lab.get_latest_revision_as_object().positions.all()
    assert (draft.axis, draft.value, str(draft.justification)) == (kept, 2, "Dit.")
    assert kept.key in record(lab).representation


def test_a_draft_that_says_different_things_of_both_is_named(lab, axes):
    kept, merged = axes
    lab = publish(lab, "positions", position(kept, value=1, basis="declared"))
    draft = lab.get_latest_revision_as_object()
    draft.positions.add(position(merged, value=2, basis="declared"))
    draft.save_revision()

    (refusal,) = plan_merge(kept=kept, merged=merged).refusals

    assert "Un labo" in refusal


def test_a_skill_that_a_lab_has_already_is_kept_once(lab, tree):
    kept, merged = any_term(Competence), any_term(Competence)
    translate(lab.get_parent(), title="Labs", slug="labs")
    lab = publish(lab, "skills", LabSkill(competence=kept), LabSkill(competence=merged))
    twin = translate(lab, title="A lab", slug="a-lab")

    merge_terms(kept=kept, merged=merged)

    for page in (lab, twin):
        assert [row.competence for row in page.skills.all()] == [kept]
        draft = page.get_latest_revision_as_object()
        assert [row.competence for row in draft.skills.all()] == [kept]


def test_the_sentences_of_a_merged_archetype_go_to_the_kept_one(lab):
    kept, merged = make_archetype("Un.", "Deux."), make_archetype("Trois.")
    sentence = Signature.objects.get(archetype=merged)
    lab = publish(lab, "signatures", LabSignature(signature=sentence))
    edit(lab, archetype=merged)

    merge_terms(kept=kept, merged=merged)

    kept = Archetype.objects.get(pk=kept.pk)
    assert [str(row) for row in kept.signatures.all()] == ["Un.", "Deux.", "Trois."]
    lab.refresh_from_db()
    assert lab.archetype == kept
    assert [row.signature for row in lab.signatures.all()] == [sentence]


def test_two_sentences_become_one_that_labs_tick_once(lab):
    archetype = make_archetype("Un.", "Une.")
    kept, merged = archetype.signatures.all()
    lab = publish(
        lab,
        "signatures",
        LabSignature(signature=kept),
        LabSignature(signature=merged),
    )

    merge_terms(kept=kept, merged=merged)

    assert [row.signature for row in lab.signatures.all()] == [kept]


def test_the_parts_of_a_merged_territory_are_parts_of_the_kept_one(tree):
    kept, merged = any_term(Territory), any_term(Territory)
    part = any_term(Territory, parent=merged)

    merge_terms(kept=kept, merged=merged)

    part.refresh_from_db()
    assert part.parent == kept


def test_a_territory_takes_over_the_coordinates_that_it_lacks(tree):
    kept = any_term(Territory, name={"fr": "Lille"})
    merged = any_term(Territory, name={"fr": "MEL"}, latitude=50.6, longitude=3.1)

    merge_terms(kept=kept, merged=merged)

    kept = Territory.objects.get(pk=kept.pk)
    assert (kept.latitude, kept.longitude) == (50.6, 3.1)
    assert str(kept.name) == "Lille"
