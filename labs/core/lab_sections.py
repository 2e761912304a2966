"""What can be found of a lab: its card as words, part by part of its page."""

from django.utils.translation import gettext as _

from home.templatetags.typography import partial_date
from home.wording import as_lines, first_capital
from labs.core.wording import people, position_on_axis
from search.catalog.contract import Section


def lab_sections(page) -> list[Section]:
    """Sections in the active language, under the anchors of the lab's page."""
    return [
        Section("facts", _("The card"), as_lines(_facts(page))),
        Section("archetype", _("The archetype"), _archetype(page)),
        Section("profile", _("The positions"), as_lines(_positions(page))),
        Section("quotation", _("In their words"), _quotation(page)),
    ]


def _facts(page):
    return [
        *_as_written(page, "territory"),
        (_label(page, "status"), page.get_status_display()),
        *(
            (_label(page, name), partial_date(getattr(page, name)))
            for name in ("created", "closed")
        ),
        (_label(page, "attachment"), page.get_attachment_display()),
        (_label(page, "team_size"), people(page.team_size)),
        (_label(page, "wider_team_size"), people(page.wider_team_size)),
        *_as_written(page, "team_note", "governance", "modes", "impact_sought"),
        *((_("skill"), row) for row in page.skills.all()),
        *((_("subject"), row) for row in page.subjects.all()),
        *_as_written(page, "website"),
    ]


def _as_written(page, *names: str):
    return [(_label(page, name), getattr(page, name)) for name in names]


def _label(page, name: str) -> str:
    return page._meta.get_field(name).verbose_name


def _archetype(page) -> str:
    told = [
        *([page.archetype] if page.archetype else []),
        *page.signatures.all(),
        *page.layers.all(),
    ]
    return "\n".join(first_capital(line) for line in told)


def _positions(page):
    return [
        (row.axis, position_on_axis(row))
        for row in page.positions.all()
        if row.value is not None
    ]


def _quotation(page) -> str:
    return "\n".join(f"{row.text}, {row.attribution}" for row in page.quotation.all())
