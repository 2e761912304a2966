"""What the home page opens: the drawers of the main menu, with their first cards."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from wagtail.models import Page

from home.models.index import IndexPage
from home.selectors import Place, places_of
from search.catalog.models import Record
from search.catalog.registry import catalogued_models, navigation_kinds


@dataclass(frozen=True, slots=True)
class Drawer:
    """A page of the main menu, as the home page shows it."""

    record: Record
    #: How many cards it holds; None for a page that is no list of others.
    count: int | None
    #: The first of them, specific.
    pages: list[Page]
    #: What may draw its part of the home page; the first that exists does.
    templates: list[str]


def drawers_below(*, key: UUID, language: str) -> list[Drawer]:
    """The drawers below the home page `key`, in a language, in the menu's order."""
    kinds = navigation_kinds()
    records = (
        Record.objects.public()
        .filter(parent=key, locale=language, kind__in=kinds)
        .only("key", "locale", "kind", "title", "summary", "path")
        .annotate(count=Subquery(_count_of_cards(language)))
    )
    ordered = sorted(records, key=lambda each: (kinds.index(each.kind), each.title))
    models = {model.catalog_kind: model for model in catalogued_models()}
    return [
        _drawer(record, models[record.kind])
        for record in ordered
        if record.kind in models
    ]


def places_in(drawers: list[Drawer]) -> dict[int, Place]:
    """Where all their cards lead, read at once."""
    return places_of([page for drawer in drawers for page in drawer.pages])


def _count_of_cards(language: str) -> QuerySet:
    cards = Record.objects.public().filter(
        parent=OuterRef("key"), locale=language, listed=True
    )
    return cards.values("parent").annotate(count=Count("pk")).values("count").order_by()


def _drawer(record: Record, model: type) -> Drawer:
    own = model.template.removesuffix(".html") + "_band.html"
    templates = [own, "home/band.html"]
    if not issubclass(model, IndexPage):
        return Drawer(record, None, [], templates)
    pages = []
    if record.count:
        pages = list(
            model.open_below(
                key=record.key, language=record.locale, most=model.first_cards
            )
        )
    return Drawer(record, record.count or 0, pages, templates)
