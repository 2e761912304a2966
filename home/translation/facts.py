"""
Facts follow the source, in the transaction that publishes it.

A step before the catalog settles copies them to the rows of the translations, to their
latest and scheduled drafts, and to wagtail-localize's snapshot of the source, which
would otherwise bring back old ones. Prose waits for its translator.
"""

import json
from collections import defaultdict
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.models import get_all_child_relations, get_field_value
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import TranslationSource

from home.translation.fields import facts_of
from home.translation.sources import source_language
from search.catalog.notes import Notes


def follow_sources(notes: Notes) -> None:
    """Copies facts to the translations of every page that was touched."""
    if not notes.pages:
        return
    keys = Page.objects.filter(pk__in=notes.pages).values("translation_key")
    family = (
        Page.objects.filter(translation_key__in=keys, alias_of=None)
        .select_related("locale")
        .order_by("pk")
    )
    by_key: dict[UUID, list[Page]] = defaultdict(list)
    for page in family:
        by_key[page.translation_key].append(page)
    for pages in by_key.values():
        if len(pages) > 1:
            _follow(pages)


def _follow(pages: list[Page]) -> None:
    source = next(
        (each for each in pages if each.locale.language_code == source_language()), None
    )
    if source is None or not source.live:
        return
    source = source.specific
    # Whoever is publishing a translation now is waited for: its text must not be lost.
    translations = (
        Page.objects.filter(pk__in=[each.pk for each in pages])
        .exclude(pk=source.pk)
        .select_for_update()
        .order_by("pk")
    )
    told = _Facts(source)
    for page in translations:
        told.give_to(page.specific)
    told.give_to_snapshot()


class _Facts:
    """The facts of one source page."""

    def __init__(self, source: Page):
        self.source = source
        self.model = type(source)
        self.names = facts_of(self.model)
        self.content = _as_content(source, self.names)
        self.rows: dict[str, dict[UUID, models.Model]] = {}
        self.row_names: dict[str, list[str]] = {}
        for relation, names in _child_facts(self.model):
            self.row_names[relation] = names
            self.rows[relation] = {
                row.translation_key: row for row in getattr(source, relation).all()
            }

    def give_to(self, page: Page) -> None:
        if type(page) is not self.model:
            return
        changed = _copy_differing(self.source, page, self.names)
        if (self._give_to_children(page) or changed) and page.live:
            page.last_published_at = timezone.now()
            changed.append("last_published_at")
        if changed:
            page.save(update_fields=changed, clean=False)
            if page.live:
                page.update_aliases()
        self._give_to_drafts(page)

    def give_to_snapshot(self) -> None:
        """To what wagtail-localize keeps of the source, if it keeps anything."""
        for kept in TranslationSource.objects.filter(
            object_id=self.source.translation_key, locale_id=self.source.locale_id
        ):
            content = json.loads(kept.content_json)
            if self._patch(content):
                kept.content_json = json.dumps(content)
                kept.save(update_fields=["content_json"])

    def _give_to_children(self, page: Page) -> bool:
        given = False
        for relation, rows in self.rows.items():
            for row in getattr(page, relation).all():
                origin = rows.get(row.translation_key)
                if origin is None:
                    continue
                changed = _copy_differing(origin, row, self.row_names[relation])
                if changed:
                    row.save(update_fields=changed)
                    given = True
        return given

    def _give_to_drafts(self, page: Page) -> None:
        drafts = page.revisions.filter(
            Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)
        )
        for draft in drafts:
            if self._patch(draft.content):
                draft.save(update_fields=["content"])

    def _patch(self, content: dict) -> bool:
        """Puts the facts into a page's content as JSON; says whether any differed."""
        differed = _update(content, self.content)
        for relation, rows in self.rows.items():
            told = {str(key): row for key, row in rows.items()}
            for kept in content.get(relation, []):
                origin = told.get(kept["translation_key"])
                if origin is not None:
                    facts = _as_content(origin, self.row_names[relation])
                    differed = _update(kept, facts) or differed
        return differed


def _copy_differing(source, target, names: list[str]) -> list[str]:
    """Copies those values that differ; returns their names."""
    changed = []
    for name in names:
        attname = source._meta.get_field(name).attname
        if getattr(target, attname) != getattr(source, attname):
            setattr(target, attname, getattr(source, attname))
            changed.append(name)
    return changed


def _as_content(instance, names: list[str]) -> dict:
    """Values as revisions hold them: dates are text there."""
    values = {
        name: get_field_value(instance._meta.get_field(name), instance)
        for name in names
    }
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def _update(content: dict, facts: dict) -> bool:
    differed = any(content.get(name) != value for name, value in facts.items())
    content.update(facts)
    return differed


def _child_facts(model: type[Page]) -> list[tuple[str, list[str]]]:
    """The child relations of translated rows that hold facts, with their names."""
    found = []
    for relation in get_all_child_relations(model):
        if issubclass(relation.related_model, TranslatableMixin):
            names = facts_of(relation.related_model)
            if names:
                found.append((relation.get_accessor_name(), names))
    return found
