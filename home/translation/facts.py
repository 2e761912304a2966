"""
Facts follow the source, in the transaction that publishes it.

A step before the catalog settles copies them to the rows of the translations, to their
latest and scheduled drafts, and to wagtail-localize's snapshot of the source, which
would otherwise bring back old ones. Prose waits for its translator.
"""

import json
from collections import defaultdict
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from modelcluster.models import get_all_child_relations
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
        # As drafts and snapshots hold it: dates are text there.
        self.content = json.loads(source.to_json())

    def give_to(self, page: Page) -> None:
        if type(page) is not self.model:
            return
        changed = self._give_to_row(page)
        changed |= self._give_to_children(page)
        self._give_to_drafts(page)
        if changed and page.live:
            page.last_published_at = timezone.now()
            page.save(update_fields=["last_published_at"], clean=False)
            page.update_aliases()

    def give_to_snapshot(self) -> None:
        """To what wagtail-localize keeps of the source, if it keeps anything."""
        for kept in TranslationSource.objects.filter(
            object_id=self.source.translation_key, locale=self.source.locale
        ):
            content = json.loads(kept.content_json)
            if self._patch(content):
                kept.content_json = json.dumps(content)
                kept.save(update_fields=["content_json"])

    def _give_to_row(self, page: Page) -> bool:
        changed = [
            name
            for name in self.names
            if _value(page, name) != _value(self.source, name)
        ]
        for name in changed:
            attname = self.model._meta.get_field(name).attname
            setattr(page, attname, getattr(self.source, attname))
        if changed:
            page.save(update_fields=changed, clean=False)
        return bool(changed)

    def _give_to_children(self, page: Page) -> bool:
        changed = False
        for relation, names in _child_facts(self.model):
            told = {
                row.translation_key: row for row in getattr(self.source, relation).all()
            }
            for row in getattr(page, relation).all():
                origin = told.get(row.translation_key)
                if origin is None or all(
                    _value(row, name) == _value(origin, name) for name in names
                ):
                    continue
                for name in names:
                    setattr(row, name, getattr(origin, name))
                row.save(update_fields=names)
                changed = True
        return changed

    def _give_to_drafts(self, page: Page) -> None:
        drafts = page.revisions.filter(
            Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)
        )
        for draft in drafts:
            if self._patch(draft.content):
                draft.save(update_fields=["content"])

    def _patch(self, content: dict) -> bool:
        """Puts the facts into a page's content as JSON; says whether any differed."""
        before = json.dumps(content, sort_keys=True)
        content.update({name: self.content[name] for name in self.names})
        for relation, names in _child_facts(self.model):
            told = {row["translation_key"]: row for row in self.content[relation]}
            for row in content.get(relation, []):
                origin = told.get(row["translation_key"], {})
                row.update({name: origin[name] for name in names if name in origin})
        return before != json.dumps(content, sort_keys=True)


def _child_facts(model: type[Page]) -> list[tuple[str, list[str]]]:
    """The child relations of translated rows that hold facts, with their names."""
    found = []
    for relation in get_all_child_relations(model):
        if issubclass(relation.related_model, TranslatableMixin):
            names = facts_of(relation.related_model)
            if names:
                found.append((relation.get_accessor_name(), names))
    return found


def _value(instance, name: str):
    return instance._meta.get_field(name).value_from_object(instance)
