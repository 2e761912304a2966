"""Dates that are known to the year, the month or the day."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.templatetags.typography import partial_date

PARTIAL_DATE = re.compile(r"(?a:\d{4}(-\d{2}(-\d{2})?)?)")


def validate_partial_date(text: str) -> None:
    """Raises `ValidationError` for what is not an existing year, month or day."""
    try:
        if not PARTIAL_DATE.fullmatch(text):
            raise ValueError(text)
        year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
        date(year, month, day)
    except ValueError:
        raise ValidationError(
            _("Write a year, a month or a day: 2018, 2018-01 or 2018-01-31."),
            code="partial_date",
        ) from None


class PartialDateField(models.CharField):
    """
    ISO 8601 of reduced precision: `2018`, `2018-01` or `2018-01-31`.

    Sorts as text; shown with the precision it has. Empty: not stated.
    """

    default_validators = [validate_partial_date]

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def record_schema(self) -> dict:
        """What records say of it, as JSON Schema."""
        return {"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"}

    def contribute_to_class(self, cls, name, **kwargs):
        """Gives the model `get_…_display()`, as a field with choices does."""
        super().contribute_to_class(cls, name, **kwargs)
        display = f"get_{name}_display"
        if display not in cls.__dict__:
            setattr(cls, display, lambda row: partial_date(getattr(row, name)))


def period_is_backwards(start: str, end: str) -> bool:
    """
    Whether `end` lies before `start`, at the precision that both have.

    `2018-06` to `2018` is not: the end may be in December.
    """
    shared = min(len(start), len(end))
    return bool(shared) and end[:shared] < start[:shared]
