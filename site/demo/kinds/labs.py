"""The labs, with or without a card."""

from collections.abc import Iterator

from demo.kinds.skills import key_of_skill
from demo.reading import Content, Entry
from demo.schema.types import LANGUAGES
from demo.specs import (
    Reference,
    Row,
    Said,
    Section,
    Spec,
    inside,
    numbered,
    one_by_one,
    provenance,
    refers,
    said,
    slugs,
)
from home.choices import Basis
from labs.core.models import LabPage


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["labs"]:
        yield Spec(
            "lab",
            entry.place,
            LabPage,
            facts=_facts(entry, content),
            prose=said(
                entry,
                "summary",
                "team_note",
                "governance",
                "modes",
                "impact_sought",
                title="name",
            ),
            rows={
                "subjects": [
                    Row(prose={"text": text}) for text in one_by_one(entry, "subjects")
                ],
                "skills": _skills(entry),
                "partner_labs": _partners(entry, content),
                "positions": _positions(entry),
                "quotation": _quotations(entry, content),
            },
            body=_building_blocks(entry, content),
            slug=slugs(entry, "name"),
            under=Reference("lab_index", "labs"),
        )


def _facts(entry: Entry, content: Content) -> dict[str, Said]:
    basis = Basis.INFERRED if entry.get("status_inferred") else Basis.STATED
    status_basis = basis.value if entry.get("status") else None
    return (
        said(
            entry,
            "status",
            "created",
            "closed",
            "team_size",
            "wider_team_size",
            "attachment",
        )
        | {
            name: Said(bool(entry.get(name)), name)
            for name in ("skills_complete", "subjects_complete")
        }
        | {"status_basis": Said(status_basis, "status_inferred")}
        | refers(entry, archetype="archetype", territory="territory")
        | provenance(entry, content)
    )


def _skills(entry: Entry) -> list[Row]:
    return [
        Row(
            {
                "competence": Said(
                    Reference("competence", key_of_skill(name.value)), name.field
                )
            }
        )
        for name in one_by_one(entry, "team_skills")
    ]


def _partners(entry: Entry, content: Content) -> list[Row]:
    partners = numbered("partner_labs", entry.get("partner_labs"))
    for key in partners:
        if key.value == entry.key:
            content.refuse(entry.place, key.field, "a lab is not its own partner")
    return [
        Row({"lab": Said(Reference("lab", key.value), key.field)}) for key in partners
    ]


def _positions(entry: Entry) -> list[Row]:
    """Only those that are stated: null is unknown, and needs no row to be so."""
    return [
        Row(
            {
                "axis": Said(Reference("axis", axis), f"positions.{axis}"),
                "value": Said(value, f"positions.{axis}"),
            }
        )
        for axis, value in (entry.get("positions") or {}).items()
        if value is not None
    ]


def _quotations(entry: Entry, content: Content) -> list[Row]:
    """The words as they were said, in the language that is no translation."""
    quotation = Said(entry.get("quotation"), "quotation")
    if quotation.value is None:
        return []
    original = [
        code for code in LANGUAGES if not quotation.value.get(f"{code}_is_translation")
    ]
    if len(original) != 1:
        told = "does not say which of its languages is a translation"
        content.refuse(entry.place, quotation.field, told)
        return []
    return [
        Row(
            facts=inside(quotation, "attribution")
            | {"original_language": Said(original[0], quotation.field)},
            prose=inside(quotation, "text"),
        )
    ]


def _building_blocks(entry: Entry, content: Content) -> tuple[Section, ...]:
    """A statement that no field holds stands in the body, under a heading of ours."""
    note = Said(entry.get("building_blocks_note"), "building_blocks_note")
    if note.value is None:
        return ()
    heading = content.find("headings", "building-blocks")
    return (Section(heading and Said(heading.get("text"), "text"), (note,)),)
