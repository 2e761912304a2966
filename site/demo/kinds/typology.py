"""What a lab is made of: layers, axes, archetypes with the sentences of each."""

from collections.abc import Iterator

from demo.reading import Content, Entry
from demo.specs import Row, Spec, inside, numbered, provenance, said
from labs.core.models import Archetype, Axis, Layer


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["layers"]:
        yield _term("layer", entry, Layer, content, "order", "name", "text")
    for entry in content["axes"]:
        yield _term("axis", entry, Axis, content, "order", "pole_a", "pole_b")
    for entry in content["archetypes"]:
        _check_example(entry, content)
        spec = _term(
            "archetype",
            entry,
            Archetype,
            content,
            "order",
            "name",
            "definition",
            "horizon_years",
        )
        spec.rows["signatures"] = [
            Row(inside(each, "key", "text"))
            for each in numbered("signature", entry.get("signature"))
        ]
        yield spec


def _term(kind, entry: Entry, model, content: Content, *fields: str) -> Spec:
    return Spec(
        kind,
        entry.place,
        model,
        facts=said(entry, *fields) | provenance(entry, content),
    )


def _check_example(entry: Entry, content: Content) -> None:
    """The example labs of an archetype are those that say they are of it."""
    lab = content.find("labs", entry.get("example_lab"))
    if lab and lab.get("archetype") != entry.key:
        content.refuse(
            entry.place,
            "example_lab",
            f"the lab {lab.key!r} says that it is of {lab.get('archetype')!r}",
        )
