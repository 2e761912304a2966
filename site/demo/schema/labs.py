"""Lists that the labs hold: territories, the typology, labs, programmes, topics."""

from demo.schema.lists import EntryList, keyed
from demo.schema.types import (
    Choice,
    Fields,
    Flag,
    Keyed,
    Many,
    Moment,
    Number,
    One,
    OneOfAny,
    Text,
    Texts,
    Whole,
    Word,
)

TEXT = Text(required=True)
PLUGIN = "labs.core"
ORDER = Whole(required=True)

#: What a point of vigilance may be an echo of.
ECHOED = ("labs", "archetypes", "context", "controversies")

VOCABULARIES = (
    keyed(
        "territories",
        "ecosystems",
        PLUGIN,
        name=TEXT,
        kind=Word(),
        country=Word(),
        latitude=Number(),
        longitude=Number(),
        lab=One("labs"),
    ),
    keyed("layers", "definitions", PLUGIN, order=ORDER, name=TEXT, text=TEXT),
    keyed("axes", "definitions", PLUGIN, order=ORDER, pole_a=TEXT, pole_b=TEXT),
    keyed(
        "archetypes",
        "definitions",
        PLUGIN,
        order=ORDER,
        name=TEXT,
        definition=TEXT,
        horizon_years=Many(Whole(), once=True),
        signature=Many(Fields({"key": Word(required=True), "text": TEXT})),
        example_lab=One("labs"),
    ),
    keyed(
        "vigilance_points",
        "definitions",
        PLUGIN,
        order=ORDER,
        name=TEXT,
        text=Text(),
        echoes=Many(OneOfAny(ECHOED), once=True),
    ),
    # No model holds the steps of the sketch yet.
    keyed("sketch_steps", "definitions", "", order=ORDER, question=TEXT),
)

PAGES = (
    keyed(
        "labs",
        "labs",
        PLUGIN,
        name=TEXT,
        card=Flag(),
        summary=Text(),
        status=Word(required=True),
        status_inferred=Flag(),
        archetype=One("archetypes"),
        territory=One("territories", required=True),
        created=Moment(),
        closed=Moment(),
        team_size=Whole(),
        wider_team_size=Whole(),
        team_skills=Texts(),
        skills_complete=Flag(),
        team_note=Text(),
        attachment=Word(),
        governance=Text(),
        subjects=Texts(),
        subjects_complete=Flag(),
        modes=Text(),
        impact_sought=Text(),
        partner_labs=Many(One("labs"), once=True),
        positions=Keyed("axes", Whole()),
        quotation=Fields(
            {
                "text": TEXT,
                "attribution": Word(required=True),
                "fr_is_translation": Flag(),
                "en_is_translation": Flag(),
            }
        ),
        building_blocks_count=Whole(),
        building_blocks_note=Text(),
    ),
    keyed("programme_family", "programmes", PLUGIN, title=TEXT, summary=Text()),
    keyed(
        "programmes",
        "programmes",
        PLUGIN,
        inventory_model=Word(),
        inventory_number=Word(),
        published=Moment(),
        title=TEXT,
        summary=Text(),
        operator=Word(),
        operator_name=Text(),
        funder_name=Text(),
        beneficiary_name=Text(),
        frame=Text(),
        start=Moment(),
        end=Moment(),
        territory=One("territories"),
        territory_note=Text(),
        labs_count=Whole(),
        max_funding_eur_per_lab=Whole(),
        support_months=Whole(),
        workshops=Fields(
            {
                "frequency": Word(),
                "duration_days": Whole(),
                "over_months": Whole(),
                "themes": Many(TEXT),
                "themes_complete": Flag(),
            }
        ),
        mooc_launched=Moment(),
        action_plan_years=Whole(),
        steps=Many(
            Fields(
                {
                    "order": ORDER,
                    "kind": Word(required=True),
                    "title": TEXT,
                    "text": Text(),
                    "duration_weeks": Whole(),
                }
            )
        ),
        outputs=Texts(),
        partners=Many(Fields({"key": Word(), "name": TEXT})),
        resulting_lab=One("labs"),
        testimonies=Many(One("testimonies"), once=True),
    ),
    keyed(
        "testimonies",
        "testimonies",
        PLUGIN,
        title=TEXT,
        witness=One("persons", required=True),
        witness_role=Text(),
        programme=One("programmes"),
        lab=One("labs"),
        network=One("networks"),
        original_language=Choice(("fr", "en"), required=True),
        body=Text(),
        quote=Text(),
        recorded=Moment(),
        fr_is_translation=Flag(),
        en_is_translation=Flag(),
    ),
    keyed(
        "topics",
        "topics",
        PLUGIN,
        number=Whole(),
        title=TEXT,
        summary=Text(),
        questions=Many(TEXT),
        related_place_types=Many(One("place_types"), once=True),
    ),
)

LABS: tuple[EntryList, ...] = (*VOCABULARIES, *PAGES)
