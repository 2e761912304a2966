"""Words that the sources use without explaining them."""

from collections.abc import Iterator

from demo.reading import Content
from demo.specs import Spec, provenance, said
from home.models import GlossaryTerm


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["glossary"]:
        yield Spec(
            "glossary_term",
            entry.place,
            GlossaryTerm,
            facts=said(entry, "term", "expansion", "definition")
            | provenance(entry, content),
        )
