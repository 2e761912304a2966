"""The form of a programme, in the order in which its card is filled in."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)

PROGRAMME_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("inventory_model"),
                    FieldPanel("inventory_number"),
                    FieldPanel("published"),
                ]
            )
        ],
        heading=_("Inventory"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("operator_name"),
            FieldPanel("funder_name"),
            FieldPanel("beneficiary_name"),
            FieldPanel("frame"),
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
            FieldPanel("territory"),
            FieldPanel("territory_note"),
        ],
        heading=_("The programme"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("labs_count"),
                    FieldPanel("max_funding_eur_per_lab"),
                    FieldPanel("support_months"),
                    FieldPanel("action_plan_years"),
                ]
            ),
        ],
        heading=_("In figures"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("workshop_frequency"),
                    FieldPanel("workshop_days"),
                    FieldPanel("workshop_months"),
                ]
            ),
            InlinePanel("workshop_themes", heading=_("Themes"), label=_("Theme")),
            FieldPanel("themes_complete"),
            FieldPanel("mooc_launched"),
        ],
        heading=_("Workshops"),
    ),
    InlinePanel("steps", heading=_("Steps"), label=_("Step")),
    InlinePanel("outputs", heading=_("What came of it"), label=_("Output")),
    FieldPanel("resulting_lab"),
    InlinePanel("partners", heading=_("Partners"), label=_("Partner")),
]
