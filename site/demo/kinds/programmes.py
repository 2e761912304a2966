"""The programmes that prefigured labs: the "cousins"."""

from collections.abc import Iterator

from demo.reading import Content, Entry
from demo.specs import (
    Reference,
    Row,
    Said,
    Spec,
    inside,
    numbered,
    one_by_one,
    provenance,
    refers,
    said,
    slugs,
)
from labs.core.models import ProgrammePage


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["programmes"]:
        _check_testimonies(entry, content)
        for family in content["programme_family"]:
            yield _programme(entry, content, Reference("programme_index", family.key))


def _programme(entry: Entry, content: Content, under: Reference) -> Spec:
    return Spec(
        "programme",
        entry.place,
        ProgrammePage,
        facts=_facts(entry, content),
        prose=said(
            entry,
            "title",
            "summary",
            "operator_name",
            "funder_name",
            "beneficiary_name",
            "frame",
            "territory_note",
        ),
        rows={
            "workshop_themes": [
                Row(prose={"text": theme})
                for theme in numbered("workshops.themes", entry.get("workshops.themes"))
            ],
            "steps": [
                Row(
                    inside(step, "kind", "duration_weeks"),
                    inside(step, "title", "text"),
                )
                for step in numbered("steps", _in_order(entry.get("steps")))
            ],
            "outputs": [
                Row(prose={"text": text}) for text in one_by_one(entry, "outputs")
            ],
            "partners": [
                Row(prose=inside(partner, "name"))
                for partner in numbered("partners", entry.get("partners"))
            ],
        },
        slug=slugs(entry, "title"),
        under=under,
    )


def _facts(entry: Entry, content: Content) -> dict[str, Said]:
    themes = "workshops.themes_complete"
    return (
        said(
            entry,
            "inventory_model",
            "inventory_number",
            "published",
            "start",
            "end",
            "labs_count",
            "max_funding_eur_per_lab",
            "support_months",
            "mooc_launched",
            "action_plan_years",
            workshop_frequency="workshops.frequency",
            workshop_days="workshops.duration_days",
            workshop_months="workshops.over_months",
        )
        | {"themes_complete": Said(bool(entry.get(themes)), themes)}
        | refers(entry, territory="territory", resulting_lab="lab")
        | provenance(entry, content)
    )


def _in_order(steps: list | None) -> list:
    return sorted(steps or [], key=lambda step: step["order"])


def _check_testimonies(entry: Entry, content: Content) -> None:
    """A testimony says itself which programme it is about."""
    for key in numbered("testimonies", entry.get("testimonies")):
        told = content.find("testimonies", key.value)
        if told and told.get("programme") != entry.key:
            content.refuse(
                entry.place,
                key.field,
                f"the testimony {told.key!r} is about {told.get('programme')!r}",
            )
