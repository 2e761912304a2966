"""How far a consumer has read."""

from dataclasses import dataclass


class BadCursor(ValueError):
    """The text is not a cursor."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """
    A place in the catalog's history, written `epoch.sequence`.

    Whoever has read up to a cursor has missed nothing at or below its number. Numbers
    of different epochs do not compare: a backup was restored between them.
    """

    epoch: str
    sequence: int

    def __str__(self) -> str:
        return f"{self.epoch}.{self.sequence}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        epoch, dot, number = text.partition(".")
        if not (
            dot
            and epoch.isascii()
            and epoch.isalnum()
            and len(epoch) <= 16
            and number.isascii()
            and number.isdigit()
            and len(number) <= 18
        ):
            raise BadCursor(text)
        return cls(epoch, int(number))
