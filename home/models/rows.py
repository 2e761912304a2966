"""
Rows below a page of which no two say the same.

No constraint of the database says so: rows are saved one after the other, and two that
exchange what they say would both say it on the way. Forms refuse what repeats at the
row, see `home.forms`; a page that code changes refuses it as a whole.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.db import models
from django.db.models import ManyToOneRel
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from home.models.reference import PageReference
from home.translation.fields import label_of
from home.translation.shape import child_relations


class DistinctRow:
    """Mixed into a row's model: in one list, each value of a field stands once."""

    #: The field in which the rows of one owner differ. Empty values repeat nothing.
    distinct_by: str
    #: What is said of a row that repeats another.
    distinct_message = _("This is in the list already.")


def distinct_fields(model: type[models.Model]) -> dict[str, str]:
    """
    The fields in which the rows of one owner differ, and what is said otherwise.

    What is unique among all rows is so in a list, too.
    """
    declared = getattr(model, "distinct_by", None)
    message = getattr(model, "distinct_message", DistinctRow.distinct_message)
    return {
        each.name: message
        for each in model._meta.concrete_fields
        if each.name == declared or (each.unique and not _is_number_or_owner(each))
    }


def repeating(rows: Iterable, said: Callable) -> Iterator:
    """Those of the rows that say what one before them says already."""
    seen = set()
    for row in rows:
        value = said(row)
        if value in EMPTY_VALUES:
            continue
        if value in seen:
            yield row
        seen.add(value)


def check_lists(page: Page, *, but: Iterable[str] = ()) -> None:
    """
    Raises `ValidationError` for rows that repeat others or name the page itself.

    Only rows in memory are looked at, and none of the relations `but`. Lists have no
    field on which to say it: the message names them.
    """
    told = [
        _("“%(list)s”, “%(row)s”: %(refusal)s")
        % {"list": label_of(type(page), relation), "row": row, "refusal": refusal}
        for relation, rows in _lists_in_memory(page, but)
        for row, refusal in _refused(relation.related_model, rows, page)
    ]
    if told:
        raise ValidationError(told)


def _lists_in_memory(
    owner: models.Model, but: Iterable[str] = ()
) -> Iterator[tuple[ManyToOneRel, list]]:
    """The rows that saving the owner would write, and the rows below them."""
    for relation in child_relations(type(owner)):
        name = relation.get_accessor_name()
        manager = getattr(owner, name)
        if name in but or not manager.is_deferring:
            continue
        rows = list(manager.all())
        yield relation, rows
        for row in rows:
            yield from _lists_in_memory(row)


def _refused(
    model: type[models.Model], rows: list, page: Page
) -> Iterator[tuple[models.Model, str]]:
    for name, message in distinct_fields(model).items():
        said = attrgetter(model._meta.get_field(name).attname)
        for row in repeating(rows, said):
            yield row, message
    if rows and issubclass(model, PageReference):
        own = set(page.get_translations(inclusive=True).values_list("pk", flat=True))
        for row in rows:
            if row.referred in own:
                yield row, row.itself_message


def _is_number_or_owner(field: models.Field) -> bool:
    return field.primary_key or isinstance(field, ParentalKey)
