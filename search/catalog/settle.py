"""
Writes what the notes of a transaction say, as its last act before COMMIT.

1. Steps that plugins registered (facts that follow their source) run first.
2. The counter is locked, before anything is read: what the previous holder committed is
   then part of what is read here.
3. The notes become pages; which of them are open is decided for all of them at once.
4. What names a thing that opened, closed or changed is built again with them.
5. Records that changed are written with new numbers; what closed is withdrawn.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone
from wagtail.models import Page

from search.catalog.building import Builder
from search.catalog.models import Counter
from search.catalog.notes import Notes
from search.catalog.references import OpenKeys, page_target
from search.catalog.touched import (
    Key,
    gone_keys,
    mentioning_pages,
    page_key,
    touched_pages,
)
from search.catalog.world import World
from search.catalog.writing import Standing, Writer, standing_records

#: A step that keeps touching pages is a fault, not a long chain.
MOST_ROUNDS = 10

_steps: list[Callable[[Notes], None]] = []


def register_step_before_settling(step: Callable[[Notes], None]) -> None:
    """
    Registers what must follow a change inside its transaction, before the lock.

    `step` is called with the notes that are new since the last call; it may save pages,
    which makes new notes, and is called again for those.
    """
    if step not in _steps:
        _steps.append(step)


def settle(using: str = "default") -> None:
    """
    Settles the connection's notes; does nothing when there are none.

    Must run inside a transaction. Called by the database backend; tests, and code that
    reads the catalog in the very transaction that changed it, call it themselves.
    Raises `AddressTaken` when two open pages would share an address.
    """
    connection = connections[using]
    notes = Notes()
    for _round in range(MOST_ROUNDS):
        fresh = connection.catalog_notes.take()
        if not fresh:
            break
        notes.add(**fresh.as_dict())
        for step in _steps:
            step(fresh)
    else:
        raise RuntimeError("The steps before settling never stop touching pages.")
    if notes:
        with transaction.atomic(using=using):
            _settle_locked(notes, locked_counter())


def locked_counter() -> Counter:
    """The counter, locked to the end of the transaction; made where there is none."""
    return Counter.objects.select_for_update().get_or_create(pk=1)[0]


def _settle_locked(notes: Notes, counter: Counter) -> None:
    world, now = World(), timezone.now()
    pages: dict[int, Page] = {}
    shown: set[int] = set()
    concerned = gone_keys(notes, world)
    standing = standing_records(concerned)
    asked: set[str] = set()
    naming: dict[int, Page] = {}
    fresh = touched_pages(notes, world)
    # Who names what turned may itself have closed meanwhile: at its minute of expiry.
    while True:
        pages |= fresh
        concerned |= _keys(fresh, world)
        standing |= standing_records(_keys(fresh, world))
        shown |= world.open_pages(fresh.values(), now)
        open_now = _open_now(concerned, standing, _keys(pages, world, shown))
        targets = (notes.targets | _turned(open_now, standing)) - asked
        if not targets:
            break
        asked |= targets
        found = mentioning_pages(targets, world)
        naming |= found
        fresh = {pk: page for pk, page in found.items() if pk not in pages}

    rebuilt = set(pages) if notes.everything else notes.pages | naming.keys()
    whole, moved = [], []
    for page in sorted((pages[pk] for pk in shown), key=lambda page: page.path):
        stands = page_key(page, world) in standing
        (moved if stands and page.pk not in rebuilt else whole).append(page)

    writer = Writer(counter, standing)
    builder = Builder(world, OpenKeys(open_now))
    writer.withdraw(concerned - _keys(pages, world, shown))
    writer.write(builder, whole)
    writer.move(builder, moved)
    writer.finish()


def _keys(
    pages: dict[int, Page], world: World, among: set[int] | None = None
) -> set[Key]:
    return {
        page_key(page, world)
        for pk, page in pages.items()
        if among is None or pk in among
    }


def _open_now(
    concerned: set[Key], standing: dict[Key, Standing], shown: set[Key]
) -> dict[UUID, bool]:
    """Whether each key that is concerned is open in at least one language."""
    elsewhere = {key for key, code in standing if (key, code) not in concerned}
    here = {key for key, _code in shown}
    return {key: key in here or key in elsewhere for key, _code in concerned}


def _turned(open_now: dict[UUID, bool], standing: dict[Key, Standing]) -> set[str]:
    """The targets of keys that opened or closed."""
    were_open = {key for key, _code in standing}
    return {
        page_target(key)
        for key, is_open in open_now.items()
        if is_open != (key in were_open)
    }
