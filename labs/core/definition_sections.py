"""What can be found of the definition of a lab, term by term."""

from django.apps import apps
from django.utils.translation import gettext as _

from search.catalog.contract import Section


def definition_sections(page) -> list[Section]:
    """Sections in the active language; an archetype's anchor is its key."""
    # Without a summary the introduction is the summary.
    introduction = page.intro if page.summary else ""
    return [
        Section("introduction", _("Introduction"), introduction),
        Section("layers", _("What a lab is made of"), _lines(_rows("Layer"), "text")),
        Section("axes", _("The axes"), "\n".join(map(str, _rows("Axis")))),
        *(_archetype(archetype) for archetype in _rows("Archetype")),
        Section(
            "vigilance",
            _("Points of vigilance"),
            _lines(_rows("VigilancePoint"), "text"),
        ),
    ]


def _archetype(archetype) -> Section:
    sentences = (str(row) for row in archetype.signatures.all())
    text = "\n".join([str(archetype.definition), *sentences])
    return Section(archetype.key, str(archetype), text)


def _rows(name: str):
    # This module is read by the page's: the models are there once it is called.
    return apps.get_model("labs_core", name).objects.all()


def _lines(terms, field: str) -> str:
    return "\n".join(
        " ".join(filter(None, (str(term), str(getattr(term, field))))) for term in terms
    )
