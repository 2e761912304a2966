"""The index "Nos cousins", under which the programmes are."""

from collections.abc import Iterator

from demo.kinds.shell import HOME
from demo.reading import Content
from demo.schema.types import LANGUAGES
from demo.specs import Said, Spec, said
from labs.core.models import ProgrammeIndexPage


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["programme_family"]:
        yield Spec(
            "programme_index",
            entry.place,
            ProgrammeIndexPage,
            facts={"show_in_menus": Said(True, "key")},
            prose=said(entry, "title", intro="summary"),
            slug=dict.fromkeys(LANGUAGES, "cousins"),
            under=HOME,
        )
