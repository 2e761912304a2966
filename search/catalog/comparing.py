"""What consumers have, compared with the catalog, and mended."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from search.catalog.actions import BATCH, Differences
from search.catalog.consumers import Comparable, Unavailable
from search.catalog.cursors import Cursor
from search.catalog.models import Record
from search.catalog.selectors import current_cursor
from search.catalog.settle import locked_counter
from search.catalog.touched import Key, batches


@dataclass(slots=True)
class Comparison:
    """How a consumer is. `reason` says why nobody can tell, or is empty."""

    name: str
    reason: str = ""
    records: int = 0
    differences: Differences = field(default_factory=Differences)

    @property
    def is_right(self) -> bool:
        return not (self.reason or self.differences)


def compare(consumer: Comparable) -> Comparison:
    """
    Compares what a consumer has with what it should have by now.

    Nobody is held up. What it has not read yet is no difference.
    """
    try:
        position = consumer.position()
        if position is None or position.epoch != current_cursor().epoch:
            return Comparison(consumer.name, _not_of_this_catalog(consumer))
        has = {(key, locale): number for key, locale, number in consumer.inventory()}
    except Unavailable as error:
        return Comparison(consumer.name, str(error))
    return Comparison(
        consumer.name, records=len(has), differences=_differences(has, position)
    )


def mend(consumer: Comparable, differences: Differences) -> None:
    """
    Gives a consumer once more what differs. Raises `Unavailable`.

    Under the counter's lock: a publication meanwhile would be undone.
    """
    for batch in batches(sorted(differences.keys()), BATCH):
        with transaction.atomic():
            locked_counter()
            position = consumer.position()
            if position is None:
                raise Unavailable(_not_of_this_catalog(consumer))
            consumer.write(_records(set(batch), position), position)


def _not_of_this_catalog(consumer: Comparable) -> str:
    """Of a consumer that was never fed, of another epoch, or made in an older way."""
    return (
        "It has not read this catalog yet. Run `manage.py catalog follow`, which keeps "
        f"it up to date, or `manage.py catalog reindex {consumer.name}` once."
    )


def _differences(has: dict[Key, int], position: Cursor) -> Differences:
    """What a consumer that stands at `position` should have and has not."""
    languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    found, known, now = Differences(), set(), timezone.now()
    rows = Record.objects.filter(locale__in=languages).only(
        "key", "locale", "sequence", "withdrawn", "listed", "expires_at"
    )
    for record in rows.iterator():
        key = (record.key, record.locale)
        known.add(key)
        # What expired is left out when it is asked for, until it is withdrawn.
        has_expired = record.expires_at is not None and record.expires_at <= now
        if record.sequence > position.sequence or has_expired:
            continue
        if record.withdrawn or not record.listed:
            if key in has:
                found.surplus.add(key)
        elif key not in has:
            found.missing.add(key)
        elif has[key] != record.sequence:
            found.stale.add(key)
    found.surplus |= has.keys() - known
    return found


def _records(keys: set[Key], position: Cursor) -> list[Record]:
    """The records of keys; where there is none, what takes it away."""
    rows = Record.objects.filter(key__in={key for key, _locale in keys})
    records = [each for each in rows if (each.key, each.locale) in keys]
    prefetch_related_objects(records, "facets")
    there = {(each.key, each.locale) for each in records}
    gone = [
        Record(key=key, locale=locale, withdrawn=True, sequence=position.sequence)
        for key, locale in sorted(keys - there)
    ]
    return [*records, *gone]
