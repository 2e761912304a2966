"""Where labs and programmes are."""

from collections.abc import Iterator

from demo.reading import Content
from demo.specs import Spec, provenance, said
from labs.core.models import Territory


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["territories"]:
        lab = content.find("labs", entry.get("lab"))
        if lab and lab.get("territory") != entry.key:
            content.refuse(
                entry.place,
                "lab",
                f"the lab {lab.key!r} says that it is in {lab.get('territory')!r}",
            )
        yield Spec(
            "territory",
            entry.place,
            Territory,
            facts=said(entry, "name", "kind", "country", "latitude", "longitude")
            | provenance(entry, content),
        )
