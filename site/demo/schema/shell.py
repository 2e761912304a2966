"""Lists that the shell holds: sources, people, words, and the site's own pages."""

from demo.schema.lists import BASIS, SOURCE, EntryList, keyed
from demo.schema.types import Choice, Fields, Flag, Many, Moment, One, Text, Whole, Word

TEXT = Text(required=True)
PLUGIN = "home"

SHELL = (
    EntryList(
        "sources",
        "sources.yaml",
        PLUGIN,
        {
            "source": Word(required=True),
            "language": Word(),
            "kind": Word(),
            "title": TEXT,
            "published": Moment(),
            "author": Word(),
            "publisher": Word(),
            "article_number": Whole(),
            "category": Word(),
            "views": Whole(),
            "likes": Whole(),
            "dislikes": Whole(),
            "comments": Whole(),
        },
    ),
    keyed(
        "persons",
        "network",
        PLUGIN,
        name=Word(required=True),
        name_inferred=Flag(),
        role=Text(),
        organisation=Word(),
        organisation_inferred=Flag(),
        associated_place=One("places"),
        **{"from": Moment(), "to": Moment()},
    ),
    EntryList(
        "glossary",
        "glossary.yaml",
        PLUGIN,
        {
            "source": SOURCE,
            "basis": BASIS,
            "term": TEXT,
            "expansion": Text(),
            "definition": TEXT,
        },
    ),
    EntryList("home", "home.yaml", PLUGIN, {"title": TEXT, "intro": Text()}),
    # The pages that hold the others, and what an editor of ours says above them.
    EntryList(
        "pages",
        "site.yaml",
        PLUGIN,
        {
            "slug": TEXT,
            "title": TEXT,
            "intro": Text(),
            "source": SOURCE,
            "in_menu": Flag(),
        },
    ),
    # News that the sources hold: the body is what the network says of itself.
    EntryList(
        "articles",
        "site.yaml",
        PLUGIN,
        {
            "source": One("sources", by="source", required=True),
            "author": One("persons"),
            "network": One("networks", required=True),
            "summary": Text(),
            "sections": Many(
                Fields(
                    {
                        "field": Choice(("summary", "origin"), required=True),
                        "heading": TEXT,
                    }
                )
            ),
        },
    ),
    # Headings of our own above what a source states and no field holds.
    EntryList("headings", "site.yaml", PLUGIN, {"text": TEXT}),
)
