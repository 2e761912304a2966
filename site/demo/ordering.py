"""Which records name which, and so which must be loaded once more."""

from collections.abc import Iterator

from demo.specs import Reference, Spec


def named_by(spec: Spec) -> Iterator[tuple[str, Reference]]:
    """Every record that a spec names, in its fields and in its rows, with the field."""
    rows = [row for rows in spec.rows.values() for row in rows]
    for facts in (spec.facts, *(row.facts for row in rows)):
        for said in facts.values():
            if isinstance(said.value, Reference):
                yield said.field, said.value


def naming_later(specs: list[Spec]) -> list[Spec]:
    """Those that name one that is made after them."""
    places = {spec.reference: place for place, spec in enumerate(specs)}
    return [
        spec
        for place, spec in enumerate(specs)
        if any(places.get(named, -1) > place for _field, named in named_by(spec))
    ]
