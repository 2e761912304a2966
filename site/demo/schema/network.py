"""Lists that the networks hold, with their cycles of sessions."""

from demo.schema.lists import keyed
from demo.schema.types import Fields, Flag, Many, Moment, One, Text, Whole, Word

TEXT = Text(required=True)
PLUGIN = "labs.network"

NETWORK = (
    keyed(
        "networks",
        "network",
        PLUGIN,
        name=TEXT,
        tagline=Text(),
        status=Word(),
        status_inferred=Flag(),
        summary=Text(),
        origin=Text(),
        members_kinds=Many(TEXT),
        promoters=Many(
            Fields(
                {
                    "key": Word(required=True),
                    "name": TEXT,
                    "members_count": Whole(),
                    "members_unit": Text(),
                    "part_of": Word(),
                }
            )
        ),
        club=One("club"),
        cycle=One("cycles"),
        directory=One("directories"),
        promises=Many(One("promises"), once=True),
        **{"pass": One("pass")},
    ),
    keyed("promises", "network", PLUGIN, text=TEXT),
    keyed(
        "club",
        "network",
        PLUGIN,
        name=TEXT,
        call_to_action=Text(),
        fee_eur=Whole(),
        admission=Text(),
    ),
    keyed(
        "pass",
        "network",
        PLUGIN,
        network=One("networks"),
        status=Word(),
        name=TEXT,
        summary=Text(),
        billing_interval=Word(),
        monthly_fee_eur=Whole(),
        hourly_rate_eur=Whole(),
    ),
    keyed("directory_services", "network", PLUGIN, name=TEXT, max_contacts=Whole()),
    keyed(
        "cycles",
        "sessions",
        PLUGIN,
        network=One("networks", required=True),
        title=TEXT,
        summary=Text(),
        sessions_count=Whole(),
        weekday=Word(),
        every_weeks=Whole(),
        duration_minutes=Whole(),
        participants_min=Whole(),
        participants_max=Whole(),
        rhythm=Text(),
        format=Many(Fields({"key": Word(required=True), "text": TEXT})),
    ),
    keyed(
        "sessions",
        "sessions",
        PLUGIN,
        cycle=One("cycles", required=True),
        number=Whole(required=True),
        topic=One("topics"),
        date=Moment(),
        place=One("places"),
        duration_minutes=Whole(),
        participants_min=Whole(),
        participants_max=Whole(),
        title=TEXT,
    ),
)
