"""Pages as tests need them: valid by default, published, settled in the catalog."""

from dataclasses import dataclass
from itertools import count

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import connection
from wagtail.models import Collection, Locale, Page, Site

from home.actions import make_source_home
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    GlossaryTerm,
    HomePage,
    Person,
    SiteDocument,
    Source,
    StandardPage,
)
from search.catalog.models import Record
from search.catalog.settle import settle

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Tree:
    """The homes of both languages."""

    fr: HomePage
    en: HomePage


def make_tree() -> Tree:
    """The homes of both languages; makes them in a database that was flushed."""
    french, _created = Locale.objects.get_or_create(language_code="fr")
    english, _created = Locale.objects.get_or_create(language_code="en")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=french))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    Site.clear_site_root_paths_cache()
    twin = HomePage.objects.filter(locale=english, alias_of=None, live=True).first()
    if twin is not None:
        return Tree(fr=twin.get_translation(french), en=twin)
    home = make_source_home(title="Accueil")
    twin = home.copy_for_translation(english)
    twin.title, twin.slug = "Home", "en"
    twin.save_revision().publish()
    settle_if_open()
    return Tree(fr=home, en=HomePage.objects.get(pk=twin.pk))


def settle_if_open() -> None:
    """Where the test's own transaction never commits, its end is now."""
    if connection.in_atomic_block:
        settle()


def add_page(parent: Page, instance: Page | None = None, *, live=True, **fields):
    """Adds a page below `parent`, by default a published StandardPage."""
    if instance is None:
        number = next(_numbers)
        fields = {"title": f"Page {number}", "slug": f"page-{number}"} | fields
        instance = StandardPage(**fields)
    instance.locale = parent.locale
    instance.live = False
    parent.add_child(instance=instance)
    if live:
        instance.save_revision().publish()
    settle_if_open()
    return type(instance).objects.get(pk=instance.pk)


def add_programme(parent: Page, **fields):
    """A published programme under an index page; labs.core must be installed."""
    from labs.core.models import ProgrammePage

    number = next(_numbers)
    defaults = {"title": f"Programme {number}", "slug": f"programme-{number}"}
    return add_page(parent, ProgrammePage(**(defaults | fields)))


def add_programme_index(parent: Page, **fields):
    from labs.core.models import ProgrammeIndexPage

    defaults = {"title": "Nos cousins", "slug": "cousins"}
    return add_page(parent, ProgrammeIndexPage(**(defaults | fields)))


def edit(page: Page, *, publish=True, **fields):
    """Changes a page's latest draft and publishes it, as the editor's form does."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    revision = draft.save_revision()
    if publish:
        revision.publish()
    settle_if_open()
    return type(page).objects.get(pk=page.pk)


def translate(page: Page, language: str = "en", *, live=True, **fields):
    """A translation by hand: a copy in the other language, with other texts."""
    locale = Locale.objects.get(language_code=language)
    twin = page.copy_for_translation(locale)
    for name, value in fields.items():
        setattr(twin, name, value)
    # Facts that a copy leaves out come from the source.
    for name in getattr(page, "exclude_fields_in_copy", []):
        setattr(twin, name, getattr(page, name))
    revision = twin.save_revision()
    if live:
        revision.publish()
    settle_if_open()
    return type(page).objects.get(pk=twin.pk)


def make_admin(**fields):
    """An administrator; log in with `client.force_login`."""
    defaults = {"username": "admin", "email": "admin@example.org"}
    return get_user_model().objects.create_superuser(**(defaults | fields))


def record(page: Page) -> Record | None:
    """The record of a page, whatever it is."""
    return Record.objects.filter(
        key=page.translation_key, locale=page.locale.language_code
    ).first()


def add_document(title="Guide", *, name="guide.pdf", content=b"%PDF-1.7", **fields):
    """A document with its file, as the admin's upload makes one."""
    document = SiteDocument(title=title, file=ContentFile(content, name), **fields)
    document._set_document_file_metadata()
    document.save()
    settle_if_open()
    return document


def add_resource_index(parent: Page, **fields):
    """The documentation; the plugin resources must be installed."""
    from resources.models import ResourceIndexPage

    defaults = {"title": "Ressources", "slug": "ressources"}
    return add_page(parent, ResourceIndexPage(**(defaults | fields)))


def add_resource(parent: Page, *, live=True, documents=(), **fields):
    """A published guide under an index page, with documents as its files."""
    from resources.models import ResourceFile, ResourcePage

    number = next(_numbers)
    defaults = {"title": f"Guide {number}", "slug": f"guide-{number}", "kind": "guide"}
    page = ResourcePage(**(defaults | fields))
    page.files = [
        ResourceFile(document=document, sort_order=place)
        for place, document in enumerate(documents)
    ]
    return add_page(parent, page, live=live)


def add_collection(parent: Page, **fields):
    """A published collection under its index, which is made where there is none."""
    from resources.models import CollectionIndexPage, CollectionPage

    index = CollectionIndexPage.objects.child_of(parent).first() or add_page(
        parent, CollectionIndexPage(title="Collections", slug="collections")
    )
    number = next(_numbers)
    defaults = {"title": f"Collection {number}", "slug": f"collection-{number}"}
    return add_page(index, CollectionPage(**(defaults | fields)))


def add_article_index(parent: Page, **fields):
    defaults = {"title": "Actualités", "slug": "actualites"}
    return add_page(parent, ArticleIndexPage(**(defaults | fields)))


def add_article(parent: Page, *, live=True, **fields):
    """An article under an index of news."""
    number = next(_numbers)
    defaults = {"title": f"Article {number}", "slug": f"article-{number}"}
    return add_page(parent, ArticlePage(**(defaults | fields)), live=live)


def make_source(**fields) -> Source:
    number = next(_numbers)
    defaults = {"key": f"source-{number}", "title": {"fr": f"Source {number}"}}
    return _make(Source, defaults | fields)


def make_person(**fields) -> Person:
    number = next(_numbers)
    return _make(
        Person, {"key": f"person-{number}", "name": f"Person {number}"} | fields
    )


def make_glossary_term(**fields) -> GlossaryTerm:
    number = next(_numbers)
    defaults = {"key": f"term-{number}", "term": {"fr": f"Mot {number}"}}
    return _make(GlossaryTerm, defaults | fields)


def add_lab_index(parent: Page, **fields):
    """The labs; the plugin labs.core must be installed, as for all that follows."""
    from labs.core.models import LabIndexPage

    return add_page(
        parent, LabIndexPage(**({"title": "Labos", "slug": "labos"} | fields))
    )


def add_lab(parent: Page, *, live=True, **fields):
    """A lab in operation, somewhere; nothing else is known. Rows come as lists."""
    from labs.core.models import LabPage

    number = next(_numbers)
    defaults = {"title": f"Labo {number}", "slug": f"labo-{number}"}
    if "territory" not in fields:
        fields["territory"] = make_term("Territory", name={"fr": f"Lieu {number}"})
    page = LabPage(**(defaults | {"status": "operating"} | fields))
    return add_page(parent, page, live=live)


def add_testimony_index(parent: Page, **fields):
    from labs.core.models import TestimonyIndexPage

    defaults = {"title": "Témoignages", "slug": "temoignages"}
    return add_page(parent, TestimonyIndexPage(**(defaults | fields)))


def add_testimony(parent: Page, about: Page, *, live=True, **fields):
    """An announced testimony of somebody, about a page."""
    from labs.core.models import TestimonyAbout, TestimonyPage

    number = next(_numbers)
    defaults = {
        "title": f"Témoignage {number}",
        "slug": f"temoignage-{number}",
        "original_language": "fr",
    }
    if "witness" not in fields:
        fields["witness"] = make_person()
    page = TestimonyPage(**(defaults | fields))
    page.about = [TestimonyAbout(page=Page.objects.get(pk=about.pk))]
    return add_page(parent, page, live=live)


def add_topic_index(parent: Page, **fields):
    from labs.core.models import TopicIndexPage

    defaults = {"title": "Thématiques", "slug": "thematiques"}
    return add_page(parent, TopicIndexPage(**(defaults | fields)))


def add_topic(parent: Page, *questions: str, live=True, **fields):
    from labs.core.models import TopicPage, TopicQuestion

    number = next(_numbers)
    defaults = {"title": f"Thématique {number}", "slug": f"thematique-{number}"}
    page = TopicPage(**(defaults | fields))
    page.questions = [
        TopicQuestion(text=text, locale=parent.locale, sort_order=place)
        for place, text in enumerate(questions)
    ]
    return add_page(parent, page, live=live)


def make_term(model: str, **fields):
    """A term of a vocabulary of the labs: `make_term("Layer", name={"fr": "Lieu"})`."""
    from labs.core import models

    defaults = {"key": f"{model.lower()}-{next(_numbers)}"}
    return _make(getattr(models, model), defaults | fields)


def make_archetype(*sentences: str, **fields):
    """An archetype with its signature sentences, in French."""
    from labs.core.models import Signature

    number = next(_numbers)
    archetype = make_term("Archetype", **({"name": {"fr": f"Labo {number}"}} | fields))
    for place, text in enumerate(sentences):
        _make(
            Signature,
            {
                "archetype": archetype,
                "key": f"{archetype.key}-{place}",
                "text": {"fr": text},
                "sort_order": place,
            },
        )
    return archetype


def _make(model, fields):
    made = model.objects.create(**fields)
    settle_if_open()
    return made
