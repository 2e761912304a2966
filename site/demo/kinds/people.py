"""Those whom the sources name, each with the post in which they speak."""

from collections.abc import Iterator

from demo.reading import Content, Entry
from demo.specs import Row, Spec, provenance, said
from home.models import Person


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["persons"]:
        inferred = entry.get("name_inferred") or entry.get("organisation_inferred")
        yield Spec(
            "person",
            entry.place,
            Person,
            facts=said(entry, "name", "organisation")
            | provenance(entry, content, inferred=bool(inferred)),
            rows={"posts": _posts(entry)},
        )


def _posts(entry: Entry) -> list[Row]:
    if not entry.get("role"):
        return []
    return [Row(said(entry, "role", "organisation", start="from", end="to"))]
