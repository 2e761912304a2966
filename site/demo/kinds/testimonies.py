"""What witnesses say; without a body, a testimony is announced."""

from collections.abc import Iterator

from demo.reading import Content, Entry
from demo.specs import (
    Reference,
    Row,
    Said,
    Section,
    Spec,
    provenance,
    refers,
    said,
    slugs,
)
from labs.core.models import TestimonyPage


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["testimonies"]:
        _check_original(entry, content)
        yield Spec(
            "testimony",
            entry.place,
            TestimonyPage,
            facts=said(entry, "original_language", "recorded")
            | refers(entry, witness="person")
            | provenance(entry, content),
            prose=said(entry, "title", "witness_role", "quote"),
            rows={"about": _about(entry)},
            body=_body(entry),
            slug=slugs(entry, "title"),
            under=Reference("testimony_index", "testimonies"),
        )


def _check_original(entry: Entry, content: Content) -> None:
    """What the witness said is no translation."""
    translation = f"{entry.get('original_language')}_is_translation"
    if entry.get(translation):
        content.refuse(entry.place, translation, "this is the original language")


def _about(entry: Entry) -> list[Row]:
    """Programme, lab and network alike; the network's plugin may not be installed."""
    return [
        Row({"page": Said(Reference(kind, entry.get(kind)), kind)})
        for kind in ("programme", "lab", "network")
        if entry.get(kind)
    ]


def _body(entry: Entry) -> tuple[Section, ...]:
    body = Said(entry.get("body"), "body")
    return (Section(None, (body,)),) if body.value else ()
