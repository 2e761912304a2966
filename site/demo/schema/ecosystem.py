"""Lists that the ecosystems hold: actors, their ties, what is done and disputed."""

from demo.schema.lists import SOURCE, EntryList, keyed
from demo.schema.types import Flag, Many, Moment, One, Text, Whole, Word

TEXT = Text(required=True)
PLUGIN = "labs.ecosystem"
CIRCLE = One("circles", required=True)
TERRITORY = One("territories", required=True)

ECOSYSTEM = (
    keyed(
        "circles",
        "ecosystems",
        PLUGIN,
        order=Whole(required=True),
        name=TEXT,
        question=TEXT,
    ),
    keyed("roles", "ecosystems", PLUGIN, name=TEXT),
    keyed(
        "actors",
        "ecosystems",
        PLUGIN,
        roles=Many(One("roles"), once=True),
        kind=Word(),
        lab=One("labs"),
        place=One("places"),
        territory=One("territories"),
        year=Moment(),
        people_count=Whole(),
        people_count_approximate=Flag(),
        name=TEXT,
    ),
    EntryList(
        "links",
        "ecosystems.yaml",
        PLUGIN,
        {
            "source": SOURCE,
            "territory": TERRITORY,
            "actor": One("actors", required=True),
            "circle": CIRCLE,
            "state": Word(required=True),
            "state_inferred": Flag(),
            "tie": Word(),
            "note": Text(),
            "until": Moment(),
            "until_label": Text(),
        },
        identity=("territory", "actor", "circle"),
    ),
    keyed(
        "actions",
        "ecosystems",
        PLUGIN,
        territory=TERRITORY,
        circle=CIRCLE,
        status=Word(required=True),
        status_inferred=Flag(),
        date=Moment(),
        date_label=Text(),
        actors=Many(One("actors"), once=True),
        title=TEXT,
        text=Text(),
    ),
    keyed(
        "context", "ecosystems", PLUGIN, territory=TERRITORY, circle=CIRCLE, text=TEXT
    ),
    keyed(
        "controversies",
        "ecosystems",
        PLUGIN,
        order=Whole(required=True),
        circle=CIRCLE,
        question=TEXT,
        issues=Many(TEXT),
        topics=Many(One("topics"), once=True),
    ),
    keyed(
        "gaps",
        "ecosystems",
        PLUGIN,
        territory=TERRITORY,
        circle=CIRCLE,
        role=One("roles", required=True),
        actor=One("actors"),
        text=TEXT,
    ),
)
