"""Reads of the catalog. All of them see what is public now, and nothing else."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from uuid import UUID

from django.db import connection, models

from search.catalog.cursors import Cursor
from search.catalog.models import Counter, Record


class EpochEnded(LookupError):
    """The cursor belongs to a history that is no more: start again from nothing."""


def current_cursor() -> Cursor:
    """Where the catalog stands. A catalog that never wrote anything stands at 0."""
    counter = Counter.objects.filter(pk=1).first()
    return Cursor(counter.epoch, counter.sequence) if counter else Cursor("0", 0)


#: What is sent, and what says whether it may be.
SENT_FIELDS = (
    "key",
    "locale",
    "path",
    "representation",
    "etag",
    "withdrawn",
    "expires_at",
)


def record_for(
    *, key: UUID, locale: str, fallback: Iterable[str] = ()
) -> Record | None:
    """
    The record of a key in `locale`, else in the first of `fallback` that has one.

    The answer may be a tombstone or expired (`is_public` tells): then the thing was
    public in one of these languages and is in none any more. None: it never was.
    Only `SENT_FIELDS` are read: this is the way of every partner's request.
    """
    wanted = list(dict.fromkeys([locale, *fallback]))
    field = Record._meta.get_field("key")
    found = {
        record.locale: record
        for record in Record.objects.raw(
            _record_sql(connection.vendor, len(wanted)),
            [field.get_db_prep_value(key, connection), *wanted],
        )
    }
    ordered = [found[code] for code in wanted if code in found]
    return next((record for record in ordered if record.is_public), None) or next(
        iter(ordered), None
    )


@lru_cache
def _record_sql(vendor: str, languages: int) -> str:
    """The SQL that the ORM writes, kept: writing it costs more than running it."""
    codes = [str(number) for number in range(languages)]
    query = Record.objects.filter(key=UUID(int=0), locale__in=codes)
    return query.only("pk", *SENT_FIELDS).query.sql_with_params()[0]


def record_at(path: str) -> Record | None:
    """The public record at an address of the site; only `SENT_FIELDS` are read."""
    return Record.objects.public().filter(path=path).only("pk", *SENT_FIELDS).first()


def languages_of(*, key: UUID) -> list[str]:
    """The languages in which a key is public."""
    rows = Record.objects.public().filter(key=key).order_by("locale")
    return list(rows.values_list("locale", flat=True))


def changes_after(
    cursor: Cursor | None,
    *,
    limit: int = 500,
    kinds: Collection[str] = (),
    locales: Collection[str] = (),
) -> tuple[list[Record], Cursor]:
    """
    The next records after `cursor`, in order, and the cursor that has read them.

    Tombstones are among them. Fewer than `limit` means that there is no more for now.
    Of some kinds or languages only, where they are named.
    Raises `EpochEnded` for a cursor of another epoch, or from the future of this one.
    """
    now = current_cursor()
    after = 0
    if cursor is not None:
        if cursor.epoch != now.epoch or cursor.sequence > now.sequence:
            raise EpochEnded(str(cursor))
        after = cursor.sequence
    rows = _of(kinds, locales).filter(sequence__gt=after, sequence__lte=now.sequence)
    records = list(rows.order_by("sequence")[:limit])
    reached = records[-1].sequence if len(records) == limit else now.sequence
    return records, Cursor(now.epoch, reached)


def export_from(
    cursor: Cursor,
    *,
    kinds: Collection[str] = (),
    locales: Collection[str] = (),
    batch: int = 500,
) -> Iterator[str]:
    """
    The representations of all that is public, each once, in constant memory.

    What changes meanwhile is there as it was or as it is, and among the changes after
    `cursor`, which was taken before. Raises `EpochEnded` when a backup is restored
    meanwhile: what was read is then of two histories.
    """
    last = 0
    while True:
        # By primary key: rows keep it for good, while their numbers change.
        rows = _of(kinds, locales).filter(pk__gt=last).order_by("pk")
        found = list(
            rows.only("pk", "representation", "withdrawn", "expires_at")[:batch]
        )
        for record in found:
            if record.is_public:
                yield record.representation
        if len(found) < batch:
            break
        last = found[-1].pk
    if current_cursor().epoch != cursor.epoch:
        raise EpochEnded(str(cursor))


def _of(kinds: Collection[str], locales: Collection[str]) -> models.QuerySet[Record]:
    rows = Record.objects.all()
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return rows.filter(locale__in=locales) if locales else rows
