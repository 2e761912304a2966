"""What is wrong with the files, told so that whoever wrote them can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the files; the parts that are not known are empty."""

    file: str
    list: str = ""
    key: str = ""

    def __str__(self):
        return ", ".join(filter(None, (self.file, self.list, self.key)))


@dataclass(frozen=True, slots=True)
class Fault:
    place: Place
    field: str
    told: str

    def __str__(self):
        where = f"{self.place}, {self.field}" if self.field else str(self.place)
        return f"{where}: {self.told.rstrip('.')}."


class BadContent(ValueError):
    """Files that cannot be loaded; each fault names file, list, key and field."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = list(dict.fromkeys(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
