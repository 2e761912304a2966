"""The records of a collection: named in it, and the same on every machine."""

from uuid import NAMESPACE_URL, UUID, uuid5

from search.catalog.models import Record

NAMESPACE = uuid5(NAMESPACE_URL, "https://cousinage.example/relevance/")
#: What is shorter says nothing: a heading above headings, a page that only leads on.
SHORTEST_TEXT = 60
LONGEST_TITLE = 255


def key_of(name: str) -> UUID:
    """The same key on every machine, and in both languages."""
    return uuid5(NAMESPACE, name)


def record_of(
    name: str, language: str, title: str, text: str, keywords: tuple[str, ...] = ()
) -> Record:
    """The document that judgements call `name`, which may end with an anchor."""
    return Record(
        key=key_of(name),
        locale=language,
        kind="resource",
        title=title[:LONGEST_TITLE],
        keywords="\n".join(keywords),
        path=f"/{language}/{name.replace('#', '/')}/",
        sections=[
            {"anchor": name.partition("#")[2], "heading": "", "text": text},
        ],
    )
