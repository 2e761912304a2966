"""Lists that the places hold: the directory, and the creator's pathway."""

from demo.schema.lists import keyed
from demo.schema.types import Many, Moment, Number, One, Text, Whole, Word

TEXT = Text(required=True)
PLUGIN = "labs.places"
ORDER = Whole(required=True)
PHASES = Many(One("phases"), once=True)

PLACES = (
    keyed(
        "directories",
        "places",
        PLUGIN,
        territory=One("territories"),
        year=Moment(),
        title=TEXT,
        places_count_stated=Whole(),
        places_count_by_type_sum=Whole(),
        area_m2=Whole(),
        users_per_month=Whole(),
        users_unit=Text(),
        definition=Text(),
        growth=Text(),
    ),
    keyed(
        "place_types",
        "places",
        PLUGIN,
        count=Whole(),
        directory=One("directories"),
        phases=PHASES,
        name=TEXT,
        name_one=TEXT,
    ),
    keyed(
        "places",
        "places",
        PLUGIN,
        name=TEXT,
        type=One("place_types"),
        territory=One("territories"),
        address=Word(),
        latitude=Number(),
        longitude=Number(),
        area_m2=Whole(),
        phases=PHASES,
        summary=Text(),
    ),
    keyed(
        "stages",
        "pathway",
        PLUGIN,
        order=ORDER,
        name=TEXT,
        coverage_stated=Word(),
        note=Text(),
        years_after=Whole(),
    ),
    keyed(
        "phases",
        "pathway",
        PLUGIN,
        order=ORDER,
        stage=One("stages", required=True),
        name=TEXT,
        years_after=Whole(),
    ),
    keyed(
        "gap_statements",
        "pathway",
        PLUGIN,
        territory=One("territories"),
        stages=Many(One("stages"), once=True),
        text=TEXT,
    ),
)
