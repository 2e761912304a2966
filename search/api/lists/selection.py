"""`fields=`: some parts of records instead of all."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from search.api.refusing import Refused
from search.api.schemas import RecordSchema
from search.catalog.registry import catalogued_models

#: What every record says, whatever is asked for.
ALWAYS = ("key", "kind", "locale")


@dataclass(frozen=True, slots=True)
class Selection:
    """Top-level names, and names below `fields`."""

    names: frozenset[str]
    fields: frozenset[str]

    def of(self, record: Mapping) -> dict:
        """What was selected of a record, in the record's own order."""
        chosen = {
            name: value
            for name, value in record.items()
            if name in self.names or name in ALWAYS
        }
        if self.fields and "fields" not in self.names:
            below = record["fields"]
            chosen["fields"] = {
                name: value for name, value in below.items() if name in self.fields
            }
        return chosen


def read_selection(text: str) -> Selection:
    """Raises `Refused` for a name that no record has."""
    names, fields = set(), set()
    for part in filter(None, (each.strip() for each in text.split(","))):
        below = part.removeprefix("fields.")
        if below != part and below in _declared():
            fields.add(below)
        elif part in RecordSchema.model_fields:
            names.add(part)
        else:
            known = ", ".join(RecordSchema.model_fields)
            sentence = _("No record has “{name}”. Known: {names}; and fields.NAME.")
            raise Refused(format_lazy(sentence, name=part[:80], names=known))
    return Selection(frozenset(names), frozenset(fields))


def _declared() -> set[str]:
    """The names that records have below `fields`."""
    return {
        getattr(field, "name", field)
        for model in catalogued_models()
        for field in getattr(model, "api_fields", [])
    }
