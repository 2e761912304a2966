"""
Which words of its source each translation says, noted when either is published.

What wagtail-localize writes says the words of its snapshot of the source, when all of
them are translated. What someone publishes by hand says the words that the source had
when it was written.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page, Revision
from wagtail_localize.models import (
    StringSegment,
    Translation,
    TranslationLog,
    TranslationSource,
)

from home.models.prose import ProseVersion
from home.translation.families import Family
from home.translation.shape import Shape
from search.catalog.notes import note


@dataclass(frozen=True, slots=True)
class Written:
    """What wagtail-localize wrote last of a translation that it keeps."""

    #: Its snapshot of the source.
    snapshot: int
    log: int | None
    revision: int | None


class _Told:
    """What a source page says, digested once and only if it is asked for."""

    def __init__(self, family: Family):
        self.page = family.page
        self.shape = family.source.shape
        self._source = family.source

    @cached_property
    def digest(self) -> str:
        return digest_of(self.shape, self._source.prose())


def digest_of(shape: Shape, content: dict) -> str:
    """Of the prose in a page's content, as revisions and `Part.prose` hold it."""
    words = _as_text(_words(shape, content))
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def remember_prose(families: list[Family], *, touched: Collection[int]) -> None:
    """Notes what translations say, and what their sources say by now."""
    pages = [page for family in families for page in family.translations]
    known = {row.page_id: row for row in ProseVersion.objects.filter(page__in=pages)}
    fresh = {page.pk for page in pages} - known.keys()
    judged = [page for page in pages if page.pk in touched or page.pk in fresh]
    written = _written(judged) if judged else {}
    for family in families:
        told = _Told(family)
        for page in family.translations:
            version = known.get(page.pk) or ProseVersion(page=page)
            before, was_late = _values(version), version.is_late
            if page.pk in fresh or family.page.pk in touched:
                _hear(version, told)
            if page in judged:
                by_localize = written.get((page.translation_key, page.locale_id))
                _judge(version, page, told, by_localize)
            if page.pk in fresh or _values(version) != before:
                version.save()
            if version.is_late != was_late:
                # What its record says of it may be another.
                note(pages=[page.pk])


def _hear(version: ProseVersion, told: _Told) -> None:
    """What the source says counts from the moment it is open."""
    if not told.page.live or version.current == told.digest:
        return
    if version.current:
        version.changed_at = told.page.last_published_at or timezone.now()
    version.current = told.digest


def _judge(
    version: ProseVersion, page: Page, told: _Told, written: Written | None
) -> None:
    """What the translation says, if it was written or published since the last time."""
    if written and written.log not in (None, version.log):
        # It is published on commit, in a transaction after this one.
        version.log, version.revision = written.log, page.live_revision_id
        version.said = _said_by_localize(written, page, told)
    elif version._state.adding or page.live_revision_id not in (None, version.revision):
        version.revision = page.live_revision_id
        if written is None or written.log is None:
            version.said = _said_by_hand(version, page, told)
        elif written.revision != page.live_revision_id:
            # An old revision was brought back, without a word to wagtail-localize.
            version.said = ""


def _said_by_localize(written: Written, page: Page, told: _Told) -> str:
    segments = StringSegment.objects.filter(source=written.snapshot).exclude(
        context__path="slug"
    )
    missing = segments.annotate_translation(page.locale_id).filter(
        Q(translation=None) | Q(translation="")
    )
    if missing.exists():
        return ""
    snapshot = TranslationSource.objects.get(pk=written.snapshot)
    return digest_of(told.shape, json.loads(snapshot.content_json))


def _said_by_hand(version: ProseVersion, page: Page, told: _Told) -> str:
    """The words that the source had when the revision was written."""
    if version.changed_at is not None:
        revision = Revision.objects.filter(pk=page.live_revision_id)
        when = revision.values_list("created_at", flat=True).first()
        if when is not None and when < version.changed_at:
            return ""
    return version.current or told.digest


def _written(pages: list[Page]) -> dict[tuple[UUID, int], Written]:
    """By key and language, of those pages that wagtail-localize keeps."""
    logs = TranslationLog.objects.filter(
        source=OuterRef("source"), locale=OuterRef("target_locale")
    ).order_by("-pk")
    found = Translation.objects.filter(
        source__object_id__in={page.translation_key for page in pages}, enabled=True
    ).values_list(
        "source__object_id",
        "target_locale",
        "source",
        Subquery(logs.values("pk")[:1]),
        Subquery(logs.values("revision")[:1]),
    )
    return {(key, locale): Written(*rest) for key, locale, *rest in found}


def _values(version: ProseVersion) -> tuple:
    return tuple(getattr(version, field.attname) for field in version._meta.fields)


def _words(shape: Shape, content: dict) -> dict:
    """The words alone; rows in no order, which is a fact of theirs."""
    words = {name: content.get(name) for name in shape.prose}
    for name in shape.streams:
        blocks = words[name]
        words[name] = json.loads(blocks) if isinstance(blocks, str) else blocks
    words = {name: _tidy(value) for name, value in words.items()}
    for relation, below in shape.rows:
        name = relation.get_accessor_name()
        rows = [_words(below, row) for row in content.get(name, [])]
        words[name] = sorted(rows, key=_as_text)
    return {name: value for name, value in words.items() if value}


def _tidy(value):
    """Without what no reader sees: numbers of blocks, empty values, kinds of space."""
    match value:
        case str():
            return " ".join(value.split())
        case dict():
            told = {name: _tidy(each) for name, each in value.items()}
            if told.keys() == {"type", "value", "id"}:
                del told["id"]
            return {name: each for name, each in told.items() if each not in _EMPTY}
        case list():
            return [_tidy(each) for each in value]
    return value


_EMPTY = (None, "", [], {})


def _as_text(words: dict) -> str:
    return json.dumps(words, ensure_ascii=False, sort_keys=True)
