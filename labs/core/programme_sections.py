"""What can be found of a programme: its facts as words, part by part of its page."""

from django.utils.translation import gettext as _

from home.templatetags.typography import days, euros, months, partial_date, years
from home.wording import as_lines
from search.catalog.contract import Section


def programme_sections(page) -> list[Section]:
    """Sections in the active language, under the anchors of the programme's page."""
    return [
        Section("figures", _("In figures"), as_lines(_figures(page))),
        Section("facts", _("The card"), as_lines(_facts(page))),
        *_steps(page),
        Section("outputs", _("What came of it"), _texts(page.outputs)),
    ]


def _figures(page):
    return [
        (_label(page, "labs_count"), page.labs_count),
        (_label(page, "max_funding_eur_per_lab"), euros(page.max_funding_eur_per_lab)),
        (_label(page, "support_months"), months(page.support_months)),
        (_label(page, "workshop_days"), days(page.workshop_days)),
        (_label(page, "workshop_months"), months(page.workshop_months)),
        (_label(page, "action_plan_years"), years(page.action_plan_years)),
    ]


def _facts(page):
    as_written = (
        "inventory_number",
        "operator_name",
        "funder_name",
        "beneficiary_name",
        "frame",
        "territory",
        "territory_note",
    )
    dates = ("start", "end", "mooc_launched")
    return [
        *((_label(page, name), getattr(page, name)) for name in as_written),
        *((_label(page, name), partial_date(getattr(page, name))) for name in dates),
        *((_("partner"), row.name) for row in page.partners.all()),
    ]


def _label(page, name: str) -> str:
    return page._meta.get_field(name).verbose_name


def _steps(page) -> list[Section]:
    themes = _texts(page.workshop_themes)
    steps = [
        Section(f"step-{number}", step.title, step.text)
        for number, step in enumerate(page.steps.all(), start=1)
    ]
    return [*steps, Section("steps", _("Themes of the workshops"), themes)]


def _texts(rows) -> str:
    return "\n".join(row.text for row in rows.all())
