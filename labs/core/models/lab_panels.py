"""The form of a lab, in the order in which a card is filled in."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)

LAB_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("status"), FieldPanel("status_basis")]),
            FieldRowPanel([FieldPanel("created"), FieldPanel("closed")]),
            FieldPanel("territory"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("website"),
            FieldPanel("verified_on"),
        ],
        heading=_("The card"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("attachment"),
            FieldPanel("governance"),
            FieldRowPanel([FieldPanel("team_size"), FieldPanel("wider_team_size")]),
            FieldPanel("team_note"),
            MultipleChooserPanel(
                "skills",
                chooser_field_name="competence",
                heading=_("Skills"),
                label=_("Skill"),
            ),
            FieldPanel("skills_complete"),
        ],
        heading=_("Team and governance"),
    ),
    MultiFieldPanel(
        [
            InlinePanel("subjects", heading=_("Subjects"), label=_("Subject")),
            FieldPanel("subjects_complete"),
            FieldPanel("modes"),
            FieldPanel("impact_sought"),
        ],
        heading=_("What the lab does"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("archetype"),
            MultipleChooserPanel(
                "signatures",
                chooser_field_name="signature",
                heading=_("Sentences that the lab ticks"),
                label=_("Sentence"),
            ),
            MultipleChooserPanel(
                "layers",
                chooser_field_name="layer",
                heading=_("Layers"),
                label=_("Layer"),
            ),
            InlinePanel(
                "positions", heading=_("Positions on the axes"), label=_("Position")
            ),
        ],
        heading=_("Which kind of lab"),
    ),
    InlinePanel("partner_labs", heading=_("Partner labs"), label=_("Lab")),
    InlinePanel("quotation", heading=_("Quotation"), label=_("Quotation"), max_num=1),
]
