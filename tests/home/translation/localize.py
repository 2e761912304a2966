"""A translator at work in wagtail-localize, without its views."""

from django.test import TestCase
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories import settle_if_open


def send_to_translation(page, language: str = "en") -> Translation:
    """A draft translation that wagtail-localize keeps, with nothing translated."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code=language)
    )
    save(translation, publish=False)
    return translation


def bring_new_text(page) -> None:
    """ "Sync translated pages", without publishing them."""
    TranslationSource.objects.get(object_id=page.translation_key).update_from_db()
    settle_if_open()


def write(translation: Translation, *, but: str = "") -> None:
    """Translates every string, except those of the field `but`."""
    for segment in translation.source.stringsegment_set.all():
        if segment.context.path.split(".")[0] in (but, "slug"):
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": f"{segment.string.data} (en)"},
        )


def save(translation: Translation, *, publish: bool = True) -> None:
    """The translation's button "Publish": its page is published on commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        Translation.objects.get(pk=translation.pk).save_target(publish=publish)
        settle_if_open()
    settle_if_open()


def page_of(translation: Translation):
    return translation.get_target_instance()
