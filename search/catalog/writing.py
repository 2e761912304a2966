"""Rows of the catalog, written in bulk. A row that did not change is not written."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from search.catalog.building import Builder, Built
from search.catalog.models import Counter, Facet, Mention, Record
from search.catalog.representation import dump, etag_of
from search.catalog.touched import Key, batches

BATCH = 200

WRITTEN_FIELDS = [
    each.name
    for each in Record._meta.concrete_fields
    if each.name not in ("id", "key", "locale")
]


_followers: list[Callable[[dict[Key, str]], None]] = []


def register_follower_of_addresses(follow: Callable[[dict[Key, str]], None]) -> None:
    """
    Registers who keeps the addresses that public pages leave.

    `follow` is called inside the transaction with each address by the key and the
    language of its page.
    """
    if follow not in _followers:
        _followers.append(follow)


class AddressTaken(ValidationError):
    """Two open pages would answer at one address."""


@dataclass(slots=True)
class Standing:
    """What is compared of a record that is not withdrawn."""

    pk: int
    kind: str
    path: str
    etag: str
    digest: str


def standing_records(keys: Iterable[Key]) -> dict[Key, Standing]:
    """The records, not withdrawn, of these keys in every language."""
    found = {}
    for batch in batches({key for key, _code in keys}):
        rows = Record.objects.filter(key__in=batch, withdrawn=False).values_list(
            "key", "locale", "pk", "kind", "path", "etag", "digest"
        )
        for key, locale, *rest in rows:
            found[key, locale] = Standing(*rest)
    return found


def rows_beside(pks: set[int]) -> dict[int, tuple[set, set]]:
    """The facets and the mentions of records, by primary key."""
    found = {pk: (set(), set()) for pk in pks}
    for pk, *facet in Facet.objects.filter(record__in=pks).values_list(
        "record_id", "name", "value"
    ):
        found[pk][0].add(tuple(facet))
    for pk, target in Mention.objects.filter(record__in=pks).values_list(
        "record_id", "target"
    ):
        found[pk][1].add(target)
    return found


class Writer:
    """Writes one settling's records under the locked counter."""

    def __init__(self, counter: Counter, standing: dict[Key, Standing]):
        self.counter = counter
        self.standing = standing
        self._first = counter.sequence
        self._new_paths: set[str] = set()
        self._left_paths: dict[Key, str] = {}

    def write(self, builder: Builder, pages: list[Page]) -> None:
        """Builds and writes whole records."""
        for batch in batches(pages, BATCH):
            built = builder.build(batch)
            changed = [item for item in built if self._differs(item)]
            self._upsert([self._record(item) for item in changed])
            self._write_rows_beside(built)

    def move(self, builder: Builder, pages: list[Page]) -> None:
        """
        Gives standing records their new address, the rest of their bytes as it was.

        Their pages were not saved: they moved, opened or closed with their section.
        """
        for batch in batches(pages, BATCH):
            addresses = builder.addresses(batch)
            moved = {}
            for key, path in addresses.items():
                standing = self.standing[key]
                if standing.path != path:
                    moved[standing.pk] = path
                    self._left_paths[key] = standing.path
            records = list(Record.objects.filter(pk__in=moved).order_by("path"))
            for record in records:
                record.path = moved[record.pk]
                shown = json.loads(record.representation)
                record.representation = dump(shown | {"path": record.path})
                record.etag = etag_of(record.representation)
                record.sequence = self._next()
                self._new_paths.add(record.path)
            self._upsert(records)

    def withdraw(self, keys: Iterable[Key]) -> None:
        """Leaves a tombstone of each standing record among the keys."""
        for batch in batches(sorted(key for key in keys if key in self.standing)):
            pks = [self.standing[key].pk for key in batch]
            Facet.objects.filter(record__in=pks).delete()
            Mention.objects.filter(record__in=pks).delete()
            self._upsert(
                Record(
                    key=key,
                    locale=locale,
                    kind=self.standing[key, locale].kind,
                    withdrawn=True,
                    sequence=self._next(),
                )
                for key, locale in batch
            )

    def finish(self) -> None:
        """
        Saves the counter, and tells who keeps the addresses that pages left.

        Raises `AddressTaken` when an address that was given now has two open pages.
        """
        self._refuse_shared_addresses()
        if self.counter.sequence != self._first:
            self.counter.save()
        if self._left_paths:
            for follow in _followers:
                follow(self._left_paths)

    def _next(self) -> int:
        self.counter.sequence += 1
        return self.counter.sequence

    def _differs(self, built: Built) -> bool:
        standing = self.standing.get((built.key, built.locale))
        return standing is None or (standing.etag, standing.digest) != (
            built.values["etag"],
            built.values["digest"],
        )

    def _record(self, built: Built) -> Record:
        standing = self.standing.get((built.key, built.locale))
        path = built.values["path"]
        if standing is None or standing.path != path:
            self._new_paths.add(path)
        if standing is not None and standing.path != path:
            self._left_paths[built.key, built.locale] = standing.path
        return Record(
            key=built.key,
            locale=built.locale,
            sequence=self._next(),
            **built.values,
        )

    def _upsert(self, records: Iterable[Record]) -> None:
        for record in (records := list(records)):
            record.pk = None
        Record.objects.bulk_create(
            records,
            update_conflicts=True,
            unique_fields=["key", "locale"],
            update_fields=WRITTEN_FIELDS,
        )

    def _write_rows_beside(self, built: list[Built]) -> None:
        """The facets and mentions of records, of these languages and no other."""
        ids = _record_ids(built)
        _replace(
            Facet.objects.filter(record__in=ids.values()),
            {
                (ids[item.key, item.locale], name, value)
                for item in built
                for name, value in item.facets
            },
            ("record_id", "name", "value"),
        )
        _replace(
            Mention.objects.filter(record__in=ids.values()),
            {
                (ids[item.key, item.locale], target)
                for item in built
                for target in item.targets
            },
            ("record_id", "target"),
        )

    def _refuse_shared_addresses(self) -> None:
        for batch in batches(sorted(self._new_paths)):
            shared = (
                Record.objects.public()
                .filter(path__in=batch)
                .values("path")
                .order_by("path")
                .annotate(number=Count("pk"))
                .filter(number__gt=1)
                .first()
            )
            if shared:
                raise AddressTaken(
                    _("Another published page already has the address %(path)s.")
                    % {"path": shared["path"]}
                )


def _replace(present: QuerySet, wanted: set[tuple], names: tuple[str, ...]) -> None:
    """Makes the rows those that are wanted, and leaves the ones that are there."""
    there = {tuple(row): pk for pk, *row in present.values_list("pk", *names)}
    surplus = [pk for row, pk in there.items() if row not in wanted]
    if surplus:
        present.model.objects.filter(pk__in=surplus).delete()
    present.model.objects.bulk_create(
        present.model(**dict(zip(names, row, strict=True)))
        for row in sorted(wanted - there.keys())
    )


def _record_ids(built: list[Built]) -> dict[Key, int]:
    """The primary keys of these records, and not of their translations'."""
    wanted = {(item.key, item.locale) for item in built}
    rows = Record.objects.filter(key__in={key for key, _locale in wanted})
    return {
        (key, locale): pk
        for key, locale, pk in rows.values_list("key", "locale", "pk")
        if (key, locale) in wanted
    }
