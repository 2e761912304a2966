"""The pages that are translations of each other, of all that a transaction touched."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page

from home.models.prose import ProseVersion
from home.translation.parts import Part, read_parts
from home.translation.sources import source_language
from search.catalog.notes import Notes
from search.catalog.touched import batches

BATCH = 100


@dataclass(slots=True, eq=False)
class Family:
    """A source page and its translations, read after these were locked."""

    source: Part
    #: The translations, as base pages.
    translations: list[Page] = field(default_factory=list)
    #: Those of the source's own type, with all that follows it, by number.
    parts: dict[int, Part] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        return self.source.instance

    @property
    def key(self) -> UUID:
        return self.page.translation_key


def touched_families(notes: Notes) -> Iterator[list[Family]]:
    """In batches; what has no source any more is forgotten on the way."""
    pages = set(notes.pages)
    if notes.everything:
        pages |= _never_judged()
    for batch in batches(sorted(pages), BATCH):
        keys = Page.objects.filter(pk__in=batch).values("translation_key")
        found = _pages(Q(translation_key__in=keys))
        # An alias says nothing of its own.
        _forget(set(batch) - {page.pk for page in found})
        yield _families(found)
    for batch in batches({key for key, _locale in notes.gone}, BATCH):
        yield _families(_pages(Q(translation_key__in=batch)))


def _never_judged() -> set[int]:
    """Translations that are older than the table that tells of them."""
    known = ProseVersion.objects.values("page")
    translations = Page.objects.filter(depth__gt=1, alias_of=None).exclude(
        locale__language_code=source_language()
    )
    return set(translations.exclude(pk__in=known).values_list("pk", flat=True))


def _forget(pks: set[int]) -> None:
    if pks:
        ProseVersion.objects.filter(page__in=pks).delete()


def _pages(condition: Q) -> list[Page]:
    pages = Page.objects.filter(condition, alias_of=None).select_related("locale")
    return list(pages.order_by("pk"))


def _families(pages: list[Page]) -> list[Family]:
    sources, translations = {}, defaultdict(list)
    for page in pages:
        if page.locale.language_code == source_language():
            sources[page.translation_key] = page
        else:
            translations[page.translation_key].append(page.pk)
    _forget({pk for key in translations.keys() - sources for pk in translations[key]})
    keys = translations.keys() & sources
    if not keys:
        return []
    # Whoever is publishing a translation now is waited for: its text must not be lost.
    # The source is read after that: what the other committed meanwhile is part of it.
    locked = (
        Page.objects.filter(pk__in=[pk for key in keys for pk in translations[key]])
        .select_for_update()
        .order_by("pk")
    )
    members = defaultdict(list)
    for page in locked:
        members[page.translation_key].append(page)
    return list(_read([sources[key] for key in keys], members))


def _read(sources: list[Page], members: dict[UUID, list[Page]]) -> Iterator[Family]:
    by_type = defaultdict(list)
    for page in sources:
        by_type[page.content_type_id].append(page)
    for content_type, pages in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None:
            continue
        pks = [page.pk for page in pages]
        pks += [
            each.pk
            for page in pages
            for each in members[page.translation_key]
            if each.content_type_id == content_type
        ]
        instances = list(model._default_manager.filter(pk__in=pks))
        parts = {part.instance.pk: part for part in read_parts(instances)}
        for page in pages:
            if page.pk not in parts:
                continue
            found = members[page.translation_key]
            yield Family(
                source=parts[page.pk],
                translations=found,
                parts={each.pk: parts[each.pk] for each in found if each.pk in parts},
            )
