"""Rows of the database that name a term, and where they go when it is merged."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from home.terms.joining import (
    Joined,
    identities,
    is_part,
    join,
    parental_keys,
    sameness,
    set_values,
    sort_field,
    telling_fields,
    values_of,
)


def keys_to(model: type[models.Model]) -> list[models.ForeignKey]:
    """Every foreign key to a model, whoever has it."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
        and not relation.field.model._meta.proxy
        and relation.field.model._meta.managed
    ]


def rows_naming(term: models.Model) -> Iterator[tuple[models.ForeignKey, models.Model]]:
    """The rows that name a term, with the key that does; always in the same order."""
    for key in keys_to(type(term)):
        for row in key.model._base_manager.filter(**{key.name: term}).order_by("pk"):
            yield key, row


def owner_of(row: models.Model) -> models.Model:
    """The page or the term that a row is a part of, however deep; else the row."""
    for key in parental_keys(type(row)):
        owner = getattr(row, key.name)
        if owner is not None:
            return owner_of(owner)
    return row


@dataclass(slots=True)
class Move:
    """A row that will name the kept term."""

    key: models.ForeignKey
    row: models.Model

    def carry_out(self, kept: models.Model) -> None:
        changed = [self.key.name]
        setattr(self.row, self.key.attname, kept.pk)
        order = sort_field(type(self.row))
        if order and isinstance(self.key, ParentalKey):
            setattr(self.row, order, _after_all(self.key, kept, order))
            changed.append(order)
        _save(self.row, changed)


@dataclass(slots=True)
class Drop:
    """A row that goes, since `into` says the same: what it says more is kept there."""

    key: models.ForeignKey
    row: models.Model
    into: models.Model
    joined: Joined

    def carry_out(self, kept: models.Model) -> None:
        self.row.delete()
        if self.joined.changes:
            set_values(self.into, self.joined.changes)
            _save(self.into, list(self.joined.changes))


@dataclass(slots=True)
class RowPlan:
    """What becomes of the rows that name the merged term."""

    steps: list[Move | Drop] = field(default_factory=list)
    #: Why it cannot be done: sentences, with the page or the term that each is about.
    refusals: list[tuple[models.Model, str]] = field(default_factory=list)


def plan_rows(*, kept: models.Model, merged: models.Model) -> RowPlan:
    """What a merge will do to rows; nothing is written yet."""
    plan = RowPlan()
    for key, row in rows_naming(merged):
        if type(row) is type(kept) and row.pk == kept.pk:
            # The kept term takes the place of the merged one: see `place_of`.
            continue
        double = _double(key, row, kept)
        if double is None:
            plan.steps.append(Move(key, row))
            continue
        joined = join(
            telling_fields(type(row)),
            into=values_of(double),
            row=_seen_as(row, key, kept),
        )
        if joined.differing:
            owner = owner_of(row)
            plan.refusals.append((owner, says_two_things(owner, joined)))
        elif not is_part(type(row)) or _is_named(row):
            told = _("“%(one)s” and “%(other)s” cannot both stay: make them one first.")
            sentence = told % {"one": double, "other": row}
            plan.refusals.append((owner_of(row), sentence))
        else:
            plan.steps.append(Drop(key, row, double, joined))
    return plan


def says_two_things(owner: object, joined: Joined) -> str:
    return _(
        "“%(owner)s” names both, and says different things of them (%(fields)s). "
        "Make them agree there first."
    ) % {
        "owner": owner,
        "fields": ", ".join(f"{said.label}: {said.shown}" for said in joined.differing),
    }


def _double(key: models.ForeignKey, row: models.Model, kept: models.Model):
    """
    The row that names the kept term and cannot be beside this one, or need not.

    It cannot where the two agree in what must be unique. It need not where they agree
    in everything, and nothing hangs on this one.
    """
    model = type(row)
    groups = identities(model, key)
    if not groups and is_part(model) and not _is_named(row):
        groups = [sameness(model)]
    if not groups:
        return None
    others = model._base_manager.filter(**{key.name: kept})
    for parent in parental_keys(model):
        if parent is not key:
            others = others.filter(**{parent.name: getattr(row, parent.attname)})
    mine = _seen_as(row, key, kept)
    for other in others.order_by("pk"):
        theirs = values_of(other)
        if any(all(mine[name] == theirs[name] for name in group) for group in groups):
            return other
    return None


def _seen_as(row: models.Model, key: models.ForeignKey, kept: models.Model) -> dict:
    """The values of a row as they will be."""
    return values_of(row) | {key.name: kept.pk}


def _is_named(row: models.Model) -> bool:
    """Whether other rows would go, or lose their way, with this one."""
    return any(True for _pair in rows_naming(row))


def _after_all(key: models.ForeignKey, kept: models.Model, order: str) -> int:
    rows = key.model._base_manager.filter(**{key.name: kept})
    last = rows.aggregate(last=models.Max(order))["last"]
    return 0 if last is None else last + 1


def _save(row: models.Model, names: list[str]) -> None:
    """One by one, so that the catalog and the index of references hear of it."""
    # A page's own checks are for editors: its translations are saved in turn.
    checks = {"clean": False} if isinstance(row, Page) else {}
    row.save(update_fields=names, **checks)
