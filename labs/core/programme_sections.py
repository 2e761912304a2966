"""What can be found of a programme: its facts as words, part by part of its page."""

from django.utils.translation import gettext as _

from search.catalog.contract import Section


def programme_sections(page) -> list[Section]:
    """Sections in the active language, under the anchors of the programme's page."""
    return [
        Section("figures", _("In figures"), _lines(_figures(page))),
        Section("facts", _("The programme"), _lines(_facts(page))),
        *_steps(page),
        Section("outputs", _("What came of it"), _texts(page.outputs)),
    ]


def _figures(page):
    return [
        (page._meta.get_field(name).verbose_name, getattr(page, name))
        for name in (
            "labs_count",
            "max_funding_eur_per_lab",
            "support_months",
            "workshop_days",
            "workshop_months",
            "action_plan_years",
        )
    ]


def _facts(page):
    names = (
        "inventory_number",
        "operator_name",
        "funder_name",
        "beneficiary_name",
        "frame",
        "start",
        "end",
        "territory",
        "territory_note",
        "mooc_launched",
    )
    facts = [
        (page._meta.get_field(name).verbose_name, getattr(page, name)) for name in names
    ]
    partners = [(_("Partner"), row.name) for row in page.partners.all()]
    return [*facts, *partners]


def _steps(page) -> list[Section]:
    themes = _texts(page.workshop_themes)
    steps = [
        Section(f"step-{number}", step.title, step.text)
        for number, step in enumerate(page.steps.all(), start=1)
    ]
    return [*steps, Section("steps", _("Themes of the workshops"), themes)]


def _texts(rows) -> str:
    return "\n".join(row.text for row in rows.all())


def _lines(pairs) -> str:
    """One line a fact that is stated."""
    return "\n".join(
        _("%(label)s: %(value)s") % {"label": _first_capital(label), "value": value}
        for label, value in pairs
        if value not in (None, "")
    )


def _first_capital(label) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]
