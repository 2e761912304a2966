"""The topics, with all their questions."""

from collections.abc import Iterator

from demo.reading import Content, Entry
from demo.specs import Reference, Row, Said, Spec, numbered, provenance, said, slugs
from labs.core.models import TopicPage


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["topics"]:
        yield Spec(
            "topic",
            entry.place,
            TopicPage,
            facts=said(entry, "number") | provenance(entry, content),
            prose=said(entry, "title", "summary"),
            rows={"questions": _questions(entry), "place_kinds": _place_kinds(entry)},
            slug=slugs(entry, "title"),
            under=Reference("topic_index", "topics"),
        )


def _questions(entry: Entry) -> list[Row]:
    """Each with the key that its first place gave it: answers are kept by it."""
    return [
        Row(
            {"key": Said(f"{entry.key}-{number}", text.field)},
            {"text": text},
        )
        for number, text in enumerate(
            numbered("questions", entry.get("questions")), start=1
        )
    ]


def _place_kinds(entry: Entry) -> list[Row]:
    return [
        Row({"key": key})
        for key in numbered("related_place_types", entry.get("related_place_types"))
    ]
