"""The menus of the whole site, as any of its pages shows them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import override

from search.catalog.models import Record
from search.catalog.registry import navigation_kinds, secondary_navigation_kinds

#: An index may have thousands: beyond these, its own list is to be read.
MOST_CHILDREN = 100

_LINK_FIELDS = ("key", "locale", "kind", "title", "path", "parent")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of a menu, with the first of the listed pages below it, by title."""

    record: Record
    children: list[Record] = field(default_factory=list)
    #: How many there are below it.
    total: int = 0


@dataclass(frozen=True, slots=True)
class Navigation:
    home: Record | None
    main: list[Entry]
    secondary: list[Entry]
    #: The public home pages, in the order of the languages.
    homes: list[Record]


def read_navigation(locale: str) -> Navigation:
    """The menus in a language, in two queries."""
    records = _pages(locale)
    homes = {each.locale: each for each in records if each.path in _home_paths()}
    below = _children({each.key for each in records if _is_entry(each)}, locale)

    def entries(kinds: list[str]) -> list[Entry]:
        return [
            _entry(record, below[record.key])
            for kind in kinds
            for record in records
            if record.kind == kind and record.locale == locale
        ]

    return Navigation(
        home=homes.get(locale),
        main=entries(navigation_kinds()),
        secondary=entries(secondary_navigation_kinds()),
        homes=[homes[code] for code in _languages() if code in homes],
    )


def _pages(locale: str) -> list[Record]:
    """The homes of all languages and the pages of both menus, by title."""
    homes = Record.objects.filter(path__in=_home_paths())
    in_menus = Record.objects.filter(kind__in=_menu_kinds(), locale=locale)
    rows = (
        Record.objects.public()
        # A database that is told "or" would look at every record.
        .filter(pk__in=homes.values("pk").union(in_menus.values("pk")))
        .only(*_LINK_FIELDS)
    )
    return sorted(rows, key=lambda record: (record.title, record.key))


def _children(keys: Collection[UUID], locale: str) -> dict[UUID, list[Record]]:
    """The first listed pages below each of these; each knows how many there are."""
    rows = (
        Record.objects.public()
        .filter(parent__in=keys, locale=locale, listed=True)
        .only(*_LINK_FIELDS)
        .annotate(
            place=Window(RowNumber(), partition_by="parent", order_by=["title", "key"]),
            siblings=Window(Count("pk"), partition_by="parent"),
        )
        .filter(place__lte=MOST_CHILDREN)
        .order_by("title", "key")
    )
    found = defaultdict(list)
    for record in rows:
        found[record.parent].append(record)
    return found


def _entry(record: Record, children: list[Record]) -> Entry:
    return Entry(record, children, children[0].siblings if children else 0)


def _is_entry(record: Record) -> bool:
    return record.kind in _menu_kinds()


def _menu_kinds() -> list[str]:
    return [*navigation_kinds(), *secondary_navigation_kinds()]


def _home_paths() -> list[str]:
    paths = []
    for code in _languages():
        with override(code):
            paths.append(reverse("wagtail_serve", args=[""]))
    return paths


def _languages() -> list[str]:
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
