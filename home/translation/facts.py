"""
Facts follow the source, in the transaction that publishes it.

A step before the catalog settles copies them to the rows of the translations, to their
latest and scheduled drafts, and to wagtail-localize's snapshot of the source, which
would otherwise bring back old ones. Prose waits for its translator; which translations
wait is noted.
"""

import json
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from home.translation.families import Family, touched_families
from home.translation.lists import give_rows, list_says_the_same, say_the_same
from home.translation.parts import Part
from home.translation.prose import remember_prose
from home.translation.rows import as_revision_list
from search.catalog.notes import Notes


def follow_sources(notes: Notes) -> None:
    """Brings the translations of every page that was touched up to their source."""
    if not (notes.pages or notes.gone or notes.everything):
        return
    for families in touched_families(notes):
        live = [family for family in families if family.page.live]
        for family in live:
            for part in family.parts.values():
                _give_to_page(family.source, part)
        _give_to_drafts(live)
        _give_to_snapshots(live)
        remember_prose(families, touched=notes.pages)


def _give_to_page(source: Part, target: Part) -> None:
    page = target.instance
    changed = _copy_differing(source, target)
    if (_give_below(source, target) or changed) and page.live:
        page.last_published_at = timezone.now()
        changed.append("last_published_at")
    if changed:
        page.save(update_fields=changed, clean=False)
        if page.live:
            page.update_aliases()


def _copy_differing(source: Part, target: Part) -> list[str]:
    """Copies those values that differ; returns their names."""
    changed = []
    for name in source.shape.facts:
        attname = source.instance._meta.get_field(name).attname
        value = getattr(source.instance, attname)
        if getattr(target.instance, attname) != value:
            setattr(target.instance, attname, value)
            changed.append(name)
    return changed


def _give_below(source: Part, target: Part) -> bool:
    """Gives the facts that are rows, or of rows; says whether any differed."""
    given = False
    for relation in source.shape.lists:
        name = relation.get_accessor_name()
        wanted, present = source.lists[name], target.lists[name]
        if not say_the_same(wanted, present):
            target.lists[name] = give_rows(
                relation, owner=target.instance.pk, wanted=wanted, present=present
            )
            given = True
    for origin, row in _pairs(source, target):
        changed = _copy_differing(origin, row)
        if changed:
            row.instance.save(update_fields=changed)
        given = _give_below(origin, row) or bool(changed) or given
    return given


def _pairs(source: Part, target: Part):
    """The rows of the one that translate rows of the other."""
    for name, rows in target.rows.items():
        origins = source.rows_by_key(name)
        for row in rows:
            if row.instance.translation_key in origins:
                yield origins[row.instance.translation_key], row


def _give_to_drafts(families: list[Family]) -> None:
    parts = {
        pk: (family, part) for family in families for pk, part in family.parts.items()
    }
    if not parts:
        return
    latest = [part.instance.latest_revision_id for _family, part in parts.values()]
    drafts = Revision.page_revisions.filter(
        Q(pk__in=[pk for pk in latest if pk]) | Q(approved_go_live_at__isnull=False),
        object_id__in=[str(pk) for pk in parts],
    )
    for draft in drafts:
        family, part = parts[int(draft.object_id)]
        if _patch(draft.content, family.source, part):
            draft.save(update_fields=["content"])


def _give_to_snapshots(families: list[Family]) -> None:
    """To what wagtail-localize keeps of the sources, if it keeps anything."""
    by_key = {family.key: family for family in families}
    if not by_key:
        return
    for kept in TranslationSource.objects.filter(object_id__in=by_key):
        family = by_key[kept.object_id]
        if kept.locale_id != family.page.locale_id:
            continue
        content = json.loads(kept.content_json)
        if _patch(content, family.source, family.source):
            kept.content_json = json.dumps(content)
            kept.save(update_fields=["content_json"])


def _patch(content: dict, source: Part, target: Part | None) -> bool:
    """
    Puts the facts into the content of a page or row as a revision holds it.

    Lists are put in as `target` has them, whose content it is. Says whether any
    differed.
    """
    facts = source.facts()
    differed = any(content.get(name) != value for name, value in facts.items())
    content.update(facts)
    for relation in source.shape.lists:
        name = relation.get_accessor_name()
        kept, wanted = content.get(name), source.lists[name]
        # A revision that is older than the relation leaves the page its rows.
        if kept is not None and not list_says_the_same(relation, kept, wanted):
            content[name] = as_revision_list(
                relation, target.lists[name] if target else wanted, new=target is None
            )
            differed = True
    for name in source.rows:
        origins = source.rows_by_key(name)
        targets = target.rows_by_key(name) if target else {}
        for kept in content.get(name, []):
            key = UUID(kept["translation_key"])
            if key in origins:
                differed = _patch(kept, origins[key], targets.get(key)) or differed
    return differed
