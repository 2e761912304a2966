"""Translations made as a translator makes them, with each string in its place."""

from collections import defaultdict

from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.translation.shape import shape_of


def translate(page: Page, twin: Page, *, into: Locale, publish: bool = True) -> Page:
    """
    Writes the translation of a page, with the texts of its `twin`, and publishes it.

    The twin is the same page, unsaved, in the other language: its strings are paired
    with the page's, each with that of the same place. Published in the same
    transaction: wagtail-localize would do it after the COMMIT, and a process killed in
    between would leave a draft.

    A field of the page that is empty in the twin is empty in the translation, too, and
    waits there for its translator. Where the page is silent, what the twin says is
    kept: there is no string of the page that it could translate.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=into
    )
    _give_keys_of_rows(page, twin)
    texts = _texts_by_path(twin)
    given = _said_alone(page, twin)
    segments = StringSegment.objects.filter(source=source).order_by("order")
    for segment in segments.select_related("context", "string"):
        if not texts[segment.context.path]:
            given[segment.context.path] = ""
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=into,
            context=segment.context,
            defaults={
                "data": texts[segment.context.path].pop(0),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    translation.save_target(publish=False)
    translated = page.get_translation(into)
    _give(translated, given)
    if publish:
        translated.get_latest_revision().publish()
    return translated


def _said_alone(page: Page, twin: Page) -> dict[str, str]:
    """What the twin has in the fields that are empty on the page, if anything."""
    shape = shape_of(type(page))
    return {
        name: getattr(twin, name)
        for name in shape.prose
        if name not in shape.streams and not getattr(page, name)
    }


def _give(translated: Page, texts: dict[str, str]) -> None:
    """Puts texts in the place of those that wagtail-localize wrote, or left there."""
    if all(getattr(translated, name) == text for name, text in texts.items()):
        return
    draft = translated.get_latest_revision_as_object()
    for name, text in texts.items():
        setattr(draft, name, text)
    draft.save_revision()
    translated.refresh_from_db()


def someone_translates(page: Page) -> bool:
    """Whether a person has written strings of a translation, published or not."""
    return StringTranslation.objects.filter(
        locale_id=page.locale_id,
        last_translated_by__isnull=False,
        context__object_id=page.translation_key,
    ).exists()


def _texts_by_path(twin: Page) -> dict[str, list[str]]:
    """A path leads to several strings where it is that of a text in paragraphs."""
    texts = defaultdict(list)
    for segment in extract_segments(twin):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path].append(segment.string.data)
    return texts


def _give_keys_of_rows(page: Page, twin: Page) -> None:
    for relation in get_all_child_relations(type(page)):
        if issubclass(relation.related_model, TranslatableMixin):
            name = relation.get_accessor_name()
            rows, twins = getattr(page, name).all(), getattr(twin, name).all()
            for row, other in zip(rows, twins, strict=True):
                other.translation_key = row.translation_key
