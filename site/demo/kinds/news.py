"""News that a source holds: its body is what the network says of itself."""

from collections.abc import Iterator

from demo.reading import Content, Entry
from demo.specs import Reference, Said, Section, Spec, provenance, refers, said, slugs
from home.models import ArticlePage


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["articles"]:
        source = _source(entry, content)
        network = content.find("networks", entry.get("network"))
        if source is None or network is None:
            continue
        yield Spec(
            "article",
            entry.place,
            ArticlePage,
            facts=said(source, "category", number="article_number")
            | {"date": Said(_day(source), "source")}
            | refers(entry, author="person")
            | provenance(entry, content),
            prose=said(source, "title") | said(entry, "summary"),
            body=tuple(_sections(entry, network, content)),
            slug=slugs(source, "title"),
            under=Reference("article_index", "news"),
        )


def _source(entry: Entry, content: Content) -> Entry | None:
    return next(
        (
            source
            for source in content["sources"]
            if source.get("source") == entry.get("source")
        ),
        None,
    )


def _day(source: Entry) -> str | None:
    """The day, where the source gives one; an article without is undated."""
    published = source.get("published")
    return published if published and len(published) == len("2018-01-31") else None


def _sections(entry: Entry, network: Entry, content: Content) -> Iterator[Section]:
    for number, section in enumerate(entry.get("sections") or [], start=1):
        field = f"sections.{number}"
        text = network.get(section["field"])
        if text is None:
            told = f"the network {network.key!r} states none"
            content.refuse(entry.place, f"{field}.field", told)
            continue
        heading = Said(section["heading"], f"{field}.heading")
        yield Section(heading, (Said(text, f"{field}.field"),))
