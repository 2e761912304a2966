"""The site that every walk starts from: small, in two languages, some of all."""

from io import BytesIO

from django.apps import apps
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import SiteImage, Source, StandardPage
from tests.factories import add_page, make_tree
from tests.plugins.makerspace.models import MakerspacePage

PICTURE = "walk.png"


def make_site() -> None:
    tree = make_tree()
    for key in ("rapport", "annexe"):
        Source.objects.create(key=key, title={"fr": key, "en": key})
    image = new_image()
    source = Source.objects.get(key="rapport")
    section = add_page(tree.fr, title="Atelier", slug="atelier", source=source)
    below = add_page(section, title="Outils", slug="outils", image=image)
    link = f'<p><a linktype="page" id="{below.pk}">ici</a></p>'
    body = [("section", {"heading": "Lien", "text": link})]
    add_page(below, StandardPage(title="Lien", slug="lien", body=body))
    add_page(section, MakerspacePage(title="Fablab", slug="fablab", machines=3))
    add_page(tree.fr, title="Brouillon", slug="brouillon", live=False)
    translated = [section, below]
    if apps.is_installed("labs.core"):
        translated += _make_programmes(tree.fr)
    for page in translated:
        translate_with_localize(page)
    section.create_alias(update_slug="alias", parent=tree.fr)


def new_image() -> SiteImage:
    """An image with a file, drawn again when another walk has deleted it."""
    draw_picture()
    return SiteImage.objects.create(title="Image", file=PICTURE, width=4, height=3)


def draw_picture() -> None:
    if not default_storage.exists(PICTURE):
        picture = BytesIO()
        Image.new("RGB", (4, 3)).save(picture, "PNG")
        default_storage.save(PICTURE, picture)


def _make_programmes(home) -> list:
    from labs.core.models import (
        ProgrammeIndexPage,
        ProgrammePage,
        ProgrammeStep,
        ProgrammeTheme,
        Territory,
    )

    for key in ("paris", "lyon"):
        Territory.objects.create(key=key, name={"fr": key, "en": key})
    index = add_page(home, ProgrammeIndexPage(title="Nos cousins", slug="cousins"))
    programme = ProgrammePage(
        title="Un labo",
        slug="un-labo",
        inventory_number="00C.001",
        labs_count=5,
        territory=Territory.objects.get(key="paris"),
    )
    programme.workshop_themes = [ProgrammeTheme(text="Réemploi")]
    programme.steps = [ProgrammeStep(kind="stage", title="Un", duration_weeks=2)]
    numbered = add_page(index, programme)
    add_page(index, ProgrammePage(title="Sans numéro", slug="sans-numero"))
    return [index, numbered]


def translate_with_localize(page) -> None:
    """A published English page that wagtail-localize keeps, its title translated."""
    english = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.all():
        if segment.context.path in ("title", "slug"):
            StringTranslation.objects.create(
                translation_of=segment.string,
                locale=english,
                context=segment.context,
                data=f"{segment.string.data}-en"
                if segment.context.path == "slug"
                else f"{segment.string.data} in English",
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
    translation.save_target(publish=True)
