"""
Terms named in content kept as JSON: drafts, old revisions, snapshots of translations.

A key that leads nowhere makes a revision unreadable, an old one too: all are rewritten.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Revision

from home.terms.joining import Joined, identities, join, sameness, telling_fields
from home.terms.swap import Swap, holds_text
from search.catalog.touched import batches

BATCH = 100


@dataclass(slots=True)
class Swapped:
    """What became of a content."""

    named: bool = False
    #: Of rows that named both terms, what they say differently.
    differing: list[Joined] = field(default_factory=list)

    def add(self, other: "Swapped") -> None:
        self.named = self.named or other.named
        self.differing += other.differing


def swap_in_content(model: type[models.Model], content: dict, swap: Swap) -> Swapped:
    """Changes a content of `model`, as a revision holds it, in place."""
    result = Swapped()
    for each in model._meta.concrete_fields:
        if each.name not in content:
            continue
        if swap.is_key_of(each) and swap.names_old(content[each.name]):
            content[each.name] = swap.new.pk
            result.named = True
        elif holds_text(each):
            content[each.name], named = swap.in_field(each, content[each.name])
            result.named = result.named or named
    for relation in get_all_child_m2m_relations(model):
        _swap_in_numbers(relation, content, swap, result)
    for relation in get_all_child_relations(model):
        rows = content.get(relation.get_accessor_name())
        if rows:
            result.add(_swap_in_rows(relation.related_model, rows, swap))
    return result


def _swap_in_numbers(relation, content: dict, swap: Swap, result: Swapped) -> None:
    numbers = content.get(relation.name) or []
    if relation.related_model is swap.model and any(map(swap.names_old, numbers)):
        renamed = [swap.new.pk if swap.names_old(each) else each for each in numbers]
        content[relation.name] = list(dict.fromkeys(renamed))
        result.named = True


def _swap_in_rows(model: type[models.Model], rows: list[dict], swap: Swap) -> Swapped:
    """The same for child rows; one that repeats another is joined with it."""
    result = Swapped()
    changed = []
    for row in rows:
        inner = swap_in_content(model, row, swap)
        result.add(inner)
        if inner.named:
            changed.append(row)
    for row in changed:
        others = [each for each in rows if each is not row]
        groups = _identities(model, row, swap)
        double = next((each for each in others if _agree(each, row, groups)), None)
        if double is not None:
            joined = join(telling_fields(model), into=double, row=row)
            double.update(joined.changes)
            rows[:] = others
            if joined.differing:
                result.differing.append(joined)
    return result


def _identities(model: type[models.Model], row: dict, swap: Swap) -> list[set[str]]:
    """In which sets of fields another row is this one: see `rows._double`."""
    keys = [each for each in model._meta.concrete_fields if swap.is_key_of(each)]
    groups = [group for key in keys for group in identities(model, key)]
    lists = [each.get_accessor_name() for each in get_all_child_relations(model)]
    if not groups and not any(row.get(name) for name in lists):
        groups = [sameness(model)]
    return groups


def _agree(some: dict, other: dict, groups: list[set[str]]) -> bool:
    return any(
        all(some.get(name) == other.get(name) for name in group) for group in groups
    )


def revisions_naming(
    swap: Swap, *, drafts_only: bool = False
) -> Iterator[tuple[Revision, Swapped]]:
    """
    The revisions that name the old term; their content is changed, and not saved.

    `drafts_only` leaves out what neither is the latest nor will be published.
    """
    types = _types_naming(swap)
    revisions = Revision.objects.filter(content_type__in=types)
    if drafts_only:
        drafts = Q(approved_go_live_at__isnull=False)
        for each in types:
            objects = each.model_class()._base_manager.exclude(latest_revision=None)
            drafts |= Q(pk__in=objects.values("latest_revision"))
        revisions = revisions.filter(drafts)
    numbers = list(revisions.order_by("pk").values_list("pk", flat=True))
    for batch in batches(numbers, BATCH):
        for revision in Revision.objects.filter(pk__in=batch).order_by("pk"):
            model = revision.content_type.model_class()
            swapped = swap_in_content(model, revision.content, swap)
            if swapped.named:
                yield revision, swapped


def _types_naming(swap: Swap) -> list[ContentType]:
    """The types of what has revisions and can name the vocabulary."""
    found = ContentType.objects.filter(
        pk__in=Revision.objects.order_by().values("content_type").distinct()
    )
    return [each for each in found if can_name(each.model_class(), swap)]


def can_name(model: type[models.Model] | None, swap: Swap) -> bool:
    """Whether a content of `model` has a place for a term of the vocabulary."""
    if model is None:
        return False
    fields = model._meta.concrete_fields
    return (
        any(swap.is_key_of(each) or holds_text(each) for each in fields)
        or any(
            each.related_model is swap.model
            for each in get_all_child_m2m_relations(model)
        )
        or any(
            can_name(each.related_model, swap)
            for each in get_all_child_relations(model)
        )
    )
