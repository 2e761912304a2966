"""Translations made as a translator makes them, with each string in its place."""

from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from demo.reading import BadContent


def translate(page: Page, *, into: Locale, texts: dict[str, str]) -> None:
    """
    Publishes the translation of a page, from texts by the path of their segment.

    A path is a field ("title") or a child row's ("steps.<its translation key>.title").
    Published in the same transaction: wagtail-localize would do it after the COMMIT,
    and a process killed in between would leave a draft. Raises `BadContent` when the
    page has a text that `texts` does not translate.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=into
    )
    segments = StringSegment.objects.filter(source=source).select_related(
        "context", "string"
    )
    for segment in segments:
        path = segment.context.path
        if not texts.get(path):
            raise BadContent(
                f"{page.title}, {path}: no text in {into.language_code!r}."
            )
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=into,
            context=segment.context,
            defaults={
                "data": texts[path],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    translation.save_target(publish=False)
    page.get_translation(into).get_latest_revision().publish()


def child_texts(page: Page, relation: str, texts: list[dict]) -> dict[str, str]:
    """Texts of child rows in their order, by the paths of their segments."""
    rows = list(getattr(page, relation).all())
    return {
        f"{relation}.{row.translation_key}.{field}": text
        for row, fields in zip(rows, texts, strict=True)
        for field, text in fields.items()
        if text
    }
