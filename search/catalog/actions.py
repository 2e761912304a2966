"""What keeps the catalog right where no signal could."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from search.catalog.building import Builder
from search.catalog.models import Counter, Record, new_epoch
from search.catalog.notes import note
from search.catalog.references import OpenKeys
from search.catalog.settle import locked_counter, settle
from search.catalog.touched import Key, batches, page_key
from search.catalog.world import PLACING_FIELDS, World
from search.catalog.writing import rows_beside

BATCH = 200


@dataclass(slots=True)
class Differences:
    """What `check_catalog` found, as keys with their language."""

    #: Open to readers, but not in the catalog.
    missing: set[Key] = field(default_factory=set)
    #: In the catalog, but not as the page now is.
    stale: set[Key] = field(default_factory=set)
    #: In the catalog, but no reader can open it.
    surplus: set[Key] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.surplus)

    def keys(self) -> set[Key]:
        return self.missing | self.stale | self.surplus


def rebuild_catalog() -> int:
    """Builds every record again, writes those that differ, and says how many."""
    with transaction.atomic():
        before = locked_counter().sequence
        note(everything=True)
        settle()
        return Counter.objects.get(pk=1).sequence - before


def check_catalog() -> Differences:
    """
    Compares what readers can open with what the catalog holds.

    Looks without holding up anyone; what seems to differ is looked at again under the
    counter's lock, so that a publication meanwhile is not taken for a fault.
    """
    suspected = _differences()
    if not suspected:
        return suspected
    with transaction.atomic():
        locked_counter()
        return _differences(suspected.keys())


def repair_catalog(differences: Differences) -> None:
    """Writes what differs, and only that."""
    with transaction.atomic():
        locked_counter()
        codes = {code: pk for pk, code in World().languages.items()}
        keys = differences.keys()
        for key, code in differences.stale:
            # Their bytes may look unchanged: without an ETag they are written again.
            Record.objects.filter(key=key, locale=code).update(etag="")
        pages = Page.objects.filter(translation_key__in={key for key, _code in keys})
        note(
            pages=pages.values_list("pk", flat=True),
            gone={(key, codes[code]) for key, code in keys if code in codes},
        )
        settle()


def start_new_epoch() -> str:
    """
    Ends the history that consumers know, after a backup was restored.

    Numbers may have been given twice: every cursor is refused from now on, and every
    consumer starts again.
    """
    with transaction.atomic():
        counter = locked_counter()
        counter.epoch = new_epoch()
        counter.save()
    return counter.epoch


def _differences(among: set[Key] | None = None) -> Differences:
    world, now = World(), timezone.now()
    pages = Page.objects.filter(depth__gt=1).only(*PLACING_FIELDS).order_by("path")
    records = Record.objects.public()
    if among is not None:
        keys = {key for key, _code in among}
        pages = pages.filter(translation_key__in=keys)
        records = records.filter(key__in=keys)
    by_pk = {page.pk: page for page in pages}
    shown = world.open_pages(by_pk.values(), now)
    recorded = set(records.values_list("key", "locale"))
    found = Differences(surplus=recorded - {page_key(by_pk[pk], world) for pk in shown})
    builder = Builder(world, OpenKeys())
    for batch in batches((by_pk[pk] for pk in by_pk if pk in shown), BATCH):
        _compare(builder, batch, found)
    return found


def _compare(builder: Builder, batch: list[Page], found: Differences) -> None:
    built = builder.build(batch)
    rows = Record.objects.filter(key__in={item.key for item in built}, withdrawn=False)
    standing = {(record.key, record.locale): record for record in rows}
    beside = rows_beside({record.pk for record in standing.values()})
    for item in built:
        key = (item.key, item.locale)
        if key not in standing:
            found.missing.add(key)
            continue
        record = standing[key]
        stored = {name: getattr(record, name) for name in item.values}
        as_built = (set(item.facets), item.targets)
        if stored != item.values or beside[record.pk] != as_built:
            found.stale.add(key)
