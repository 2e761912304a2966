"""Reads that span labs, programmes, testimonies and topics: only what is open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When, prefetch_related_objects
from wagtail.models import Page

from home.alphabet import alphabetical
from home.selectors import as_read, pages_of, places_of, with_places
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
from search.catalog.models import Mention, Record
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
    """All that a lab's page leads to: two queries, and one for each type of page."""
    own_partners = _partner_keys(lab)
    # Queries that are put together have no order of their own.
    naming_partners = (
        LabPartner.objects.filter(
            lab__translation_key=lab.translation_key, page__live=True
        )
        .order_by()
        .values("page__translation_key")
    )
    leading = (
        ProgrammePage.objects.filter(
            resulting_lab__translation_key=lab.translation_key, live=True
        )
        .order_by()
        .values("translation_key")
    )
    naming = _keys_naming(lab)
    nearby = _nearby_keys(lab, own_partners, naming_partners)
    known = Record.objects.filter(key__in=[*own_partners, *nearby]).values("key")
    records = as_read(
        Record.objects.filter(key__in=naming.union(naming_partners, leading, known))
        .exclude(key=lab.translation_key)
        .annotate(
            names_it=Q(key__in=naming),
            is_partner=Q(key__in=naming_partners),
            led_to_it=Q(key__in=leading),
        )
    )
    pages = pages_of(records)
    ordered = alphabetical(pages.values(), by=lambda page: page.title)

    def those(role: str) -> list[Page]:
        return [
            page for page in ordered if getattr(records[page.translation_key], role)
        ]

    partners = _among(pages, own_partners)
    partners += [page for page in those("is_partner") if page not in partners]
    programmes = those("led_to_it")
    known_by_more = {*partners, *programmes}
    return AroundLab(
        partners=partners,
        programmes=programmes,
        naming=_naming(page for page in those("names_it") if page not in known_by_more),
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
    resulting = lab.translation_key if lab else None
    known = Record.objects.filter(key=resulting).values("key")
    records = as_read(
        Record.objects.filter(key__in=_keys_naming(programme).union(known)).exclude(
            key=programme.translation_key
        )
    )
    pages = pages_of(records)
    led_to = pages.pop(resulting, None)
    return AroundProgramme(
        resulting_lab=[led_to] if led_to else [], naming=_naming(pages.values())
    )


def pages_that_name(page: Page) -> Naming:
    """Who testifies of a page, what documents it, and what else names it."""
    records = Record.objects.filter(key__in=_keys_naming(page))
    others = records.exclude(key=page.translation_key)
    return _naming(pages_of(as_read(others)).values())


def labs_by_archetype() -> dict[str, list[Record]]:
    """The open labs of each archetype, by its key, in alphabetical order."""
    told = Record.objects.filter(kind=LabPage.catalog_kind, facets__name="archetype")
    labs = as_read(told.annotate(archetype=F("facets__value")))
    found = defaultdict(list)
    for record in alphabetical(labs.values(), by=lambda record: record.title):
        found[record.archetype].append(record)
    return found


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
    siblings = []
    if isinstance(index, TopicIndexPage):
        language = index.locale.language_code
        siblings = list(with_places(index.open_children, language=language))
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


def _keys_naming(page: Page) -> QuerySet:
    """Keys of the listed pages that name a page, but for those that stand below it."""
    records = Record.objects.public().filter(listed=True)
    mentions = Mention.objects.filter(
        target=page_target(page.translation_key),
        record__in=records.exclude(parent=page.translation_key),
    )
    return mentions.values("record__key")


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
    """The labs that a lab names as its partners."""
    rows = list(lab.partner_labs.all())
    prefetch_related_objects(rows, "lab")
    return list(dict.fromkeys(row.lab.translation_key for row in rows))


def _nearby_keys(
    lab: LabPage, own_partners: list[UUID], naming_partners: QuerySet
) -> list[UUID]:
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
        .exclude(translation_key__in=[lab.translation_key, *own_partners])
        .exclude(translation_key__in=naming_partners)
        .order_by(Case(*nearness, default=len(nearness) + 1), "title", "pk")
        .values_list("translation_key", flat=True)[:MOST_NEARBY]
    )


def _among(pages: dict[UUID, Page], keys: Iterable[UUID]) -> list[Page]:
    return [pages[key] for key in keys if key in pages]
