"""
What a transaction has touched, noted on its connection until it is settled.

Notes say only where to look: everything is read again when they are settled, so a note
too many (a savepoint rolled back, say) costs a query and changes nothing.
"""

from dataclasses import dataclass, field, fields
from uuid import UUID

from django.db import transaction


@dataclass(slots=True)
class Notes:
    #: Pages whose content may have changed, by primary key.
    pages: set[int] = field(default_factory=set)
    #: Keys and locales (by primary key) under which there may be no page any more.
    gone: set[tuple[UUID, int]] = field(default_factory=set)
    #: Pages whose subtree may have moved, opened or closed.
    subtrees: set[int] = field(default_factory=set)
    #: The same, and the aliases of everything in it with their subtrees.
    restricted: set[int] = field(default_factory=set)
    #: Targets of `Mention` that changed.
    targets: set[str] = field(default_factory=set)
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or any(
            (self.pages, self.gone, self.subtrees, self.restricted, self.targets)
        )

    def clear(self) -> None:
        self.take()

    def take(self) -> "Notes":
        """Empties the notes and returns what was in them."""
        taken = Notes(**self.as_dict())
        for name, empty in Notes().as_dict().items():
            setattr(self, name, empty)
        return taken

    def as_dict(self) -> dict:
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def add(
        self,
        *,
        pages=(),
        gone=(),
        subtrees=(),
        restricted=(),
        targets=(),
        everything=False,
    ) -> None:
        self.pages.update(pages)
        self.gone.update(gone)
        self.subtrees.update(subtrees)
        self.restricted.update(restricted)
        self.targets.update(targets)
        self.everything = self.everything or everything


def note(using: str | None = None, **touched) -> None:
    """
    Adds to the notes of the connection's transaction; see `Notes` for the names.

    In autocommit there is no transaction whose end could settle them: one is opened and
    closed at once, just after the change.
    """
    connection = transaction.get_connection(using)
    connection.catalog_notes.add(**touched)
    if not connection.in_atomic_block:
        with transaction.atomic(using=using):
            pass
