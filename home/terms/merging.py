"""
Two terms that turn out to be one: everything that names the one names the other.

`plan_merge` says what will happen, `merge_terms` does it. Nothing is lost: what only
the merged term says is taken over, and its key leads to the kept one from then on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.models.key import key_field
from home.terms.contents import revisions_naming
from home.terms.joining import (
    Joined,
    join,
    set_values,
    sort_field,
    telling_fields,
    values_of,
)
from home.terms.keys import forget_key
from home.terms.rows import Drop, Move, plan_rows, says_two_things
from home.terms.snapshots import swap_in_snapshots
from home.terms.swap import Swap
from home.terms.texts import rows_with_texts_naming, write_texts
from search.catalog.registry import vocabulary_kind

MERGED = "home.merge_terms"


@dataclass(slots=True)
class MergePlan:
    """What a merge will do, before anything is written."""

    kept: models.Model
    merged: models.Model
    #: What the kept term takes over, and what the merged one says differently.
    joined: Joined = field(default_factory=Joined)
    steps: list[Move | Drop] = field(default_factory=list)
    #: Sentences: why it cannot be done.
    refusals: list[str] = field(default_factory=list)


def plan_merge(*, kept: models.Model, merged: models.Model) -> MergePlan:
    """
    What `merge_terms` would do, and why it would refuse.

    Raises `ValidationError` for what can never be merged: a term with itself, or with
    one of another vocabulary.
    """
    _check_pair(kept, merged)
    plan = MergePlan(kept, merged)
    plan.joined = join(
        _own_fields(type(kept)), into=values_of(kept), row=values_of(merged)
    )
    _take_the_place(plan)
    rows = plan_rows(kept=kept, merged=merged)
    plan.steps = rows.steps
    plan.refusals += (sentence for _owner, sentence in rows.refusals)
    plan.refusals += _refusals_of_drafts(
        Swap(merged, kept), told={owner for owner, _sentence in rows.refusals}
    )
    return plan


@transaction.atomic
def merge_terms(
    *, kept: models.Model, merged: models.Model, user: AbstractBaseUser | None = None
) -> models.Model:
    """
    Makes everything that names `merged` name `kept`, and deletes `merged`.

    Rows, drafts, old revisions and what waits for translators are rewritten; what names
    both keeps one row; the merged key leads to the kept term, which is returned.
    Raises `ValidationError` where two rows cannot become one: nothing is written then.
    """
    _check_pair(kept, merged)
    # Who is about to name one of them waits, and then finds the kept one.
    found = type(kept).objects.select_for_update().order_by("pk")
    locked = {term.pk: term for term in found.filter(pk__in=[kept.pk, merged.pk])}
    if len(locked) < 2:
        raise ValidationError(_("One of the two terms is there no more."))
    kept, merged = locked[kept.pk], locked[merged.pk]
    plan = plan_merge(kept=kept, merged=merged)
    if plan.refusals:
        raise ValidationError(plan.refusals)
    swap = Swap(merged, kept)
    for step in plan.steps:
        step.carry_out(kept)
    for row, changed in list(rows_with_texts_naming(swap)):
        write_texts(row, changed)
    for revision, _swapped in revisions_naming(swap):
        revision.save(update_fields=["content"])
    swap_in_snapshots(swap)
    set_values(kept, plan.joined.changes)
    kept.takes_over = True
    kept.full_clean()
    kept.save()
    name, old_key = str(merged), merged.key
    merged.delete()
    forget_key(kept, old_key)
    log(
        instance=kept,
        action=MERGED,
        user=user,
        data={"merged": {"name": name, "key": old_key}},
    )
    return kept


def _check_pair(kept: models.Model, merged: models.Model) -> None:
    if type(kept) is not type(merged) or vocabulary_kind(type(kept)) is None:
        raise ValidationError(_("Choose a term of the same vocabulary."))
    if kept.pk == merged.pk:
        raise ValidationError(_("A term cannot be merged into itself."))


def _refusals_of_drafts(swap: Swap, *, told: set[models.Model]) -> Iterator[str]:
    """Sentences about drafts of pages that are not refused already as they stand."""
    for revision, swapped in revisions_naming(swap, drafts_only=True):
        page = revision.content_object
        if page not in told:
            draft = _("the draft of %(page)s") % {"page": page}
            yield from (says_two_things(draft, each) for each in swapped.differing)


def _own_fields(model: type[models.Model]) -> list[models.Field]:
    """Those in which a term says what it is: not its key, not its place."""
    silent = {key_field(model), sort_field(model)}
    return [
        each
        for each in telling_fields(model)
        if each.name not in silent and not each.unique and not _is_tie(each)
    ]


def _is_tie(each: models.Field) -> bool:
    """Whether a field ties a term to another of its own vocabulary."""
    return each.is_relation and each.related_model is each.model


def _take_the_place(plan: MergePlan) -> None:
    """
    Where terms stand below one another, the kept one takes the place of the merged.

    It keeps its own place, unless that was right below the merged one.
    """
    kept, merged = plan.kept, plan.merged
    for each in filter(_is_tie, type(kept)._meta.concrete_fields):
        above = [term.pk for term in _above(kept, each)]
        place = getattr(kept, each.attname)
        if merged.pk in above[1:]:
            plan.refusals.append(
                _("“%(kept)s” is deep below “%(merged)s”: merge the other way.")
                % {"kept": kept, "merged": merged}
            )
        elif place in (None, merged.pk):
            higher = [term.pk for term in _above(merged, each)]
            plan.joined.changes[each.name] = (
                higher[0] if higher and kept.pk not in higher else None
            )


def _above(term: models.Model, tie: models.Field) -> Iterator[models.Model]:
    """The terms that a term stands below, the nearest first; each once."""
    seen = {term.pk}
    above = getattr(term, tie.name)
    while above is not None and above.pk not in seen:
        yield above
        seen.add(above.pk)
        above = getattr(above, tie.name)
