"""Where the points of vigilance show: in pages that anyone may open, or their parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.models import Page

from home.selectors import as_read
from labs.core.models import VigilanceEcho, VigilancePoint
from search.catalog.contract import Section
from search.catalog.models import Record


@dataclass(frozen=True, slots=True)
class ShownEcho:
    """A page where a point shows, and the part of it where it does."""

    record: Record
    anchor: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PointHere:
    """A point of vigilance, seen from one page."""

    point: VigilancePoint
    shows_here: bool
    #: The parts of the page where it shows.
    parts: list[Section]


def echoes_of(
    points: Iterable[VigilancePoint],
) -> list[tuple[VigilancePoint, list[ShownEcho]]]:
    """
    Points with where each shows, in the order that editors gave.

    Pages that nobody may open are left out; a part that its page has no more is the
    page. One query, whatever the number of points.
    """
    rows_of = [(point, list(point.echoes.all())) for point in points]
    prefetch_related_objects([row for _point, rows in rows_of for row in rows], "page")
    keys = {row.page.translation_key for _point, rows in rows_of for row in rows}
    records = as_read(Record.objects.filter(key__in=keys), "sections")
    return [
        (
            point,
            [_shown(row, records) for row in rows if _is_open(row, records)],
        )
        for point, rows in rows_of
    ]


def _is_open(row: VigilanceEcho, records: dict[UUID, Record]) -> bool:
    return row.page.translation_key in records


def _shown(row: VigilanceEcho, records: dict[UUID, Record]) -> ShownEcho:
    record = records[row.page.translation_key]
    headings = {each["anchor"]: each["heading"] for each in record.sections}
    heading = headings.get(row.anchor, "")
    return ShownEcho(record, row.anchor if heading else "", heading)


def points_seen_from(page: Page) -> list[PointHere]:
    """Every point of vigilance, with the parts of a page where it shows."""
    echoes = VigilanceEcho.objects.filter(page__translation_key=page.translation_key)
    points = VigilancePoint.objects.prefetch_related(
        Prefetch("echoes", echoes.order_by("sort_order", "pk"))
    )
    points = list(points)
    named = any(row.anchor for point in points for row in point.echoes.all())
    sections = {each.anchor: each for each in page.catalog_sections()} if named else {}
    return [_seen(point, sections) for point in points]


def _seen(point: VigilancePoint, sections: dict[str, Section]) -> PointHere:
    rows = list(point.echoes.all())
    parts = [sections[row.anchor] for row in rows if row.anchor in sections]
    return PointHere(point, bool(rows), parts)
