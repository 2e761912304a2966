"""The site that every walk starts from: small, in two languages, some of all."""

from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from modelcluster.fields import ParentalKey
from PIL import Image
from wagtail.models import Collection, Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import SiteDocument, SiteImage, StandardPage
from search.catalog.registry import vocabularies
from tests.factories import add_page, make_tree
from tests.search.catalog.walk.making import Maker

PICTURE = "walk.png"
NOTES = "walk.txt"

_numbers = count(1)


def make_site() -> None:
    tree = make_tree()
    draw_files()
    make_terms()
    Collection.get_first_root_node().add_child(name="Archives")
    new_document()
    image = new_image()
    section = add_page(tree.fr, title="Atelier", slug="atelier", image=image)
    below = add_page(section, title="Outils", slug="outils")
    link = f'<p><a linktype="page" id="{below.pk}">ici</a></p>'
    body = [("section", {"heading": "Lien", "text": link})]
    add_page(below, StandardPage(title="Lien", slug="lien", body=body))
    add_page(tree.fr, title="Brouillon", slug="brouillon", live=False)
    for page in (section, below):
        translate_with_localize(page)
    section.create_alias(update_slug="alias", parent=tree.fr)


def make_terms() -> None:
    """Two of every vocabulary, those that others are part of first."""
    models = sorted(vocabularies(), key=lambda model: len(_owners(model)))
    for number in (0, 1):
        for model in models:
            term = model()
            for key in _owners(model):
                setattr(term, key.name, key.related_model.objects.first())
            Maker(number, "terme", _fresh).fill(term).save()


def _owners(model) -> list[ParentalKey]:
    return [key for key in model._meta.concrete_fields if isinstance(key, ParentalKey)]


def _fresh(text: str) -> str:
    """A text that no walker makes either: theirs end with a number alone."""
    return f"{text}-of-the-site-{next(_numbers)}"


def new_image() -> SiteImage:
    """An image with a file, drawn again when another walk has deleted it."""
    draw_files()
    return SiteImage.objects.create(title="Image", file=PICTURE, width=4, height=3)


def new_document() -> SiteDocument:
    draw_files()
    return SiteDocument.objects.create(title="Notes", file=NOTES)


def draw_files() -> None:
    if not default_storage.exists(PICTURE):
        picture = BytesIO()
        Image.new("RGB", (4, 3)).save(picture, "PNG")
        default_storage.save(PICTURE, picture)
    if not default_storage.exists(NOTES):
        default_storage.save(NOTES, ContentFile(b"Notes."))


def translate_with_localize(page) -> None:
    """A published English page that wagtail-localize keeps, its title translated."""
    english = Locale.objects.get(language_code="en")
    parent = page.get_parent().specific
    if not parent.has_translation(english):
        translate_with_localize(parent)
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
