"""What a lab must take care of, and the pages where that shows."""

from collections.abc import Iterator

from demo.reading import Content, Entry
from demo.specs import Reference, Row, Said, Spec, numbered, provenance, said
from labs.core.models import VigilancePoint


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["vigilance_points"]:
        yield Spec(
            "vigilance_point",
            entry.place,
            VigilancePoint,
            facts=said(entry, "order", "name", "text") | provenance(entry, content),
            rows={"echoes": _echoes(entry, content)},
        )


def _echoes(entry: Entry, content: Content) -> list[Row]:
    """
    Each a page, or a part of one: an archetype is a part of the definition.

    What stands on pages of a plugin that is not installed leads nowhere meanwhile.
    """
    return [
        Row(
            {
                "page": Said(page, key.field),
                "anchor": Said(anchor, key.field),
            }
        )
        for key in numbered("echoes", entry.get("echoes"))
        for page, anchor in [_echoed(key.value, content)]
    ]


def _echoed(key: str, content: Content) -> tuple[Reference, str]:
    if content.find("labs", key):
        return Reference("lab", key), ""
    if content.find("archetypes", key):
        return Reference("definition", "definition"), key
    context = content.find("context", key)
    if context:
        return Reference("ecosystem", context.get("territory")), key
    return Reference("controversy", key), ""
