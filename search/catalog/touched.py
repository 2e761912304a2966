"""From the notes of a transaction to the pages they are about, in few queries."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Page

from search.catalog.models import Mention, Record
from search.catalog.notes import Notes
from search.catalog.world import PLACING_FIELDS, World

#: A translation key and a language: what a record is about.
Key = tuple[UUID, str]

BATCH = 500


def touched_pages(notes: Notes, world: World) -> dict[int, Page]:
    """Pages by primary key, with the fields that place them, of all that was noted."""
    if notes.everything:
        return _placing(Page.objects.filter(depth__gt=1))
    pages = _placing_by_pk(notes.pages)
    pages |= _subtrees(notes.subtrees)
    pages |= _subtrees_with_aliases(notes.restricted)
    pages |= _pages_at(gone_keys(notes, world), world)
    return pages


def gone_keys(notes: Notes, world: World) -> set[Key]:
    """The keys under which there may be nothing any more."""
    keys = {
        (key, world.languages[locale])
        for key, locale in notes.gone
        if locale in world.languages
    }
    if notes.everything:
        recorded = Record.objects.filter(withdrawn=False)
        keys.update(recorded.values_list("key", "locale"))
    return keys


def mentioning_pages(targets: set[str], world: World) -> dict[int, Page]:
    """The pages whose records name one of the targets."""
    keys: set[Key] = set()
    for batch in batches(sorted(targets)):
        keys.update(
            Mention.objects.filter(
                target__in=batch, record__withdrawn=False
            ).values_list("record__key", "record__locale")
        )
    return _pages_at(keys, world)


def page_key(page: Page, world: World) -> Key:
    return page.translation_key, world.language(page)


def batches(items: Iterable, size: int = BATCH) -> Iterator[list]:
    items = list(items)
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _placing(pages: QuerySet) -> dict[int, Page]:
    return {page.pk: page for page in pages.only(*PLACING_FIELDS)}


def _placing_by_pk(pks: Iterable[int]) -> dict[int, Page]:
    found: dict[int, Page] = {}
    for batch in batches(pks):
        found |= _placing(Page.objects.filter(pk__in=batch))
    return found


def _pages_at(keys: set[Key], world: World) -> dict[int, Page]:
    found: dict[int, Page] = {}
    for batch in batches({key for key, _code in keys}):
        found |= _placing(Page.objects.filter(translation_key__in=batch))
    return {pk: page for pk, page in found.items() if page_key(page, world) in keys}


def _subtrees(roots: Iterable[int]) -> dict[int, Page]:
    below = Q()
    for batch in batches(roots):
        for path in Page.objects.filter(pk__in=batch).values_list("path", flat=True):
            below |= Q(path__startswith=path)
    return _placing(Page.objects.filter(below)) if below else {}


def _subtrees_with_aliases(roots: Iterable[int]) -> dict[int, Page]:
    """An alias, and what stands below it, opens and closes with its source."""
    found: dict[int, Page] = {}
    wanted = set(roots)
    while wanted:
        pages = _subtrees(wanted)
        new = pages.keys() - found.keys()
        found |= pages
        wanted = set()
        for batch in batches(new):
            aliases = Page.objects.filter(alias_of__in=batch)
            wanted.update(aliases.values_list("pk", flat=True))
        wanted -= found.keys()
    return found
