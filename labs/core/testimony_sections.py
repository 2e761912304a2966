"""What can be found of a testimony: who speaks, and the sentence to remember."""

from django.utils.translation import gettext as _

from home.templatetags.typography import partial_date
from home.wording import as_lines
from search.catalog.contract import Section


def testimony_sections(page) -> list[Section]:
    """Sections in the active language, under the anchors of the testimony's page."""
    return [
        Section("facts", _("The witness"), as_lines(_facts(page))),
        Section("quotation", _("In their words"), page.quote),
    ]


def _facts(page):
    return [
        (_("witness"), page.witness),
        (_("role of the witness"), page.witness_role),
        (_("organisation"), page.witness.organisation),
        (_("recorded"), partial_date(page.recorded)),
    ]
