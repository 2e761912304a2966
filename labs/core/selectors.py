"""Reads that span labs, programmes, testimonies and topics: only what is open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, QuerySet, When, prefetch_related_objects
from wagtail.models import Page

from home.alphabet import alphabetical
from home.selectors import pages_as_read, places_of, records_as_read
from home.terms.keys import terms_for
from labs.core.models import (
    Archetype,
    LabPage,
    LabPartner,
    ProgrammePage,
    TopicIndexPage,
    TopicPage,
)
from labs.core.wording import called
from search.catalog.models import Facet, Mention, Record
from search.catalog.references import page_target
from search.catalog.registry import vocabularies

#: How many other labs a lab's page leads to.
MOST_NEARBY = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """The open pages that name a page, as they are read."""

    testimonies: list[Page]
    resources: list[Page]
    others: list[Page]

    @property
    def pages(self) -> list[Page]:
        return [*self.testimonies, *self.resources, *self.others]


@dataclass(frozen=True, slots=True)
class AroundLab:
    """The open pages that a lab's page leads to, as they are read."""

    partners: list[Page]
    programmes: list[Page]
    naming: Naming
    nearby: list[Page]

    @property
    def pages(self) -> list[Page]:
        return [*self.partners, *self.programmes, *self.naming.pages, *self.nearby]


def pages_around_lab(lab: LabPage) -> AroundLab:
    """All that a lab's page leads to, read at once."""
    partners = _partner_keys(lab)
    programmes = _keys(
        ProgrammePage.objects.filter(
            resulting_lab__translation_key=lab.translation_key, live=True
        ).values_list("translation_key", flat=True)
    )
    known = {lab.translation_key, *partners, *programmes}
    naming = [key for key in _keys_naming(lab) if key not in known]
    nearby = _nearby_keys(lab, without={lab.translation_key, *partners})
    pages = {
        page.translation_key: page
        for page in pages_as_read([*partners, *programmes, *naming, *nearby])
    }
    return AroundLab(
        partners=_among(pages, partners),
        programmes=_among(pages, programmes),
        naming=_naming(_among(pages, naming)),
        nearby=_among(pages, nearby),
    )


@dataclass(frozen=True, slots=True)
class AroundProgramme:
    """The open pages that a programme's page leads to, as they are read."""

    resulting_lab: list[Page]
    naming: Naming

    @property
    def pages(self) -> list[Page]:
        return [*self.resulting_lab, *self.naming.pages]


def pages_around_programme(programme: ProgrammePage) -> AroundProgramme:
    """The lab that a programme led to, and the pages that name it, read at once."""
    lab = programme.resulting_lab
    resulting = [lab.translation_key] if lab else []
    known = {programme.translation_key, *resulting}
    naming = [key for key in _keys_naming(programme) if key not in known]
    pages = {
        page.translation_key: page for page in pages_as_read([*resulting, *naming])
    }
    return AroundProgramme(
        resulting_lab=_among(pages, resulting), naming=_naming(_among(pages, naming))
    )


def pages_that_name(page: Page) -> Naming:
    """Who testifies of a page, what documents it, and what else names it."""
    keys = [key for key in _keys_naming(page) if key != page.translation_key]
    return _naming(pages_as_read(keys))


def labs_by_archetype() -> dict[str, list[Record]]:
    """The open labs of each archetype, by its key, in alphabetical order."""
    found = defaultdict(set)
    labs = Record.objects.public().filter(kind=LabPage.catalog_kind)
    told = Facet.objects.filter(name="archetype", record__in=labs)
    for archetype, key in told.values_list("value", "record__key"):
        found[archetype].add(key)
    records = records_as_read(set().union(*found.values()))
    return {
        archetype: alphabetical(
            (records[key] for key in keys if key in records),
            by=lambda record: record.title,
        )
        for archetype, keys in found.items()
    }


def archetypes_with_sentences() -> QuerySet[Archetype]:
    return Archetype.objects.prefetch_related("signatures").select_related("source")


def names_of(kind: str, keys: Iterable[str]) -> list | None:
    """
    What the terms of a vocabulary are called, by their keys and in their order.

    None where no installed plugin registered the vocabulary: a key is no word for a
    reader. One that leads to no term is left out.
    """
    if kind not in vocabularies().values():
        return None
    keys = list(keys)
    terms = terms_for(kind, keys) if keys else {}
    return [called(terms[key]) for key in keys if key in terms]


@dataclass(frozen=True, slots=True)
class TopicLink:
    number: int | None
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class TopicNeighbours:
    """The open topics right before and after one, and how far their numbers go."""

    links: list[TopicLink]
    highest_number: int | None


def neighbours_of_topic(topic: TopicPage) -> TopicNeighbours:
    """Among the open topics of its index, in their order there."""
    index = topic.get_parent().specific
    siblings = list(index.open_children) if isinstance(index, TopicIndexPage) else []
    numbers = [each.number for each in siblings if each.number is not None]
    place = next((at for at, each in enumerate(siblings) if each.pk == topic.pk), None)
    near = []
    if place is not None:
        near = [*siblings[:place][-1:], *siblings[place + 1 :][:1]]
    places = places_of(near)
    return TopicNeighbours(
        links=[
            TopicLink(each.number, each.title, places[each.pk].path)
            for each in near
            if each.pk in places
        ],
        highest_number=max(numbers, default=None),
    )


def _keys_naming(page: Page) -> list[UUID]:
    """Keys of the listed pages that name a page, but for those that stand below it."""
    records = Record.objects.public().filter(listed=True)
    mentions = Mention.objects.filter(
        target=page_target(page.translation_key),
        record__in=records.exclude(parent=page.translation_key),
    )
    return _keys(mentions.values_list("record__key", flat=True))


def _naming(pages: Iterable[Page]) -> Naming:
    named = defaultdict(list)
    for page in alphabetical(pages, by=lambda page: page.title):
        named[page.catalog_kind].append(page)
    return Naming(
        testimonies=named.pop("testimony", []),
        resources=named.pop("resource", []),
        others=[page for some in named.values() for page in some],
    )


def _partner_keys(lab: LabPage) -> list[UUID]:
    """The labs that a lab names as its partners, then those that so name it."""
    rows = list(lab.partner_labs.all())
    prefetch_related_objects(rows, "lab")
    naming = LabPartner.objects.filter(
        lab__translation_key=lab.translation_key, page__live=True
    )
    return list(
        dict.fromkeys(
            [
                *(row.lab.translation_key for row in rows),
                *_keys(naming.values_list("page__translation_key", flat=True)),
            ]
        )
    )


def _nearby_keys(lab: LabPage, *, without: set[UUID]) -> list[UUID]:
    """Other labs: of the same territory first, then of the same archetype."""
    nearness = [
        When(**{name: getattr(lab, name)}, then=rank)
        for rank, name in enumerate(("territory", "archetype"))
        if getattr(lab, f"{name}_id") is not None
    ]
    open_keys = Record.objects.public().filter(
        kind=lab.catalog_kind, locale=lab.locale.language_code
    )
    return list(
        LabPage.objects.filter(
            translation_key__in=open_keys.values("key"), locale_id=lab.locale_id
        )
        .exclude(translation_key__in=without)
        .order_by(Case(*nearness, default=len(nearness) + 1), "title", "pk")
        .values_list("translation_key", flat=True)[:MOST_NEARBY]
    )


def _keys(rows: QuerySet) -> list[UUID]:
    return list(rows.order_by().distinct())


def _among(pages: dict[UUID, Page], keys: Iterable[UUID]) -> list[Page]:
    return [pages[key] for key in keys if key in pages]
