"""The home page, and the pages under it that hold or show all the others."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings

from demo.reading import Content, Entry
from demo.specs import Reference, Said, Spec, provenance, said
from home.models import HomePage

HOME = Reference("home", "home")

#: The page classes by the keys of the list `pages`.
PAGES = {
    "labs": "labs_core.LabIndexPage",
    "testimonies": "labs_core.TestimonyIndexPage",
    "topics": "labs_core.TopicIndexPage",
    "definition": "labs_core.DefinitionPage",
    "news": "home.ArticleIndexPage",
    "resources": "resources.ResourceIndexPage",
    "collections": "resources.CollectionIndexPage",
    "glossary": "home.GlossaryPage",
    "sources": "home.SourcesPage",
    "people": "home.PeoplePage",
    "territories": "labs_core.TerritoriesPage",
}


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["home"]:
        yield Spec(
            "home",
            entry.place,
            HomePage,
            prose=said(entry, "title", "intro"),
            slug={code: code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES},
        )
    for entry in content["pages"]:
        if entry.key not in PAGES:
            content.refuse(entry.place, "key", "the site has no page of this name")
        elif apps.is_installed(_app_of(entry.key)):
            yield _page(entry, content)


def pages_left_out() -> dict[str, list[str]]:
    """The keys of the pages whose plugin is not installed, by plugin."""
    left: dict[str, list[str]] = {}
    for key in PAGES:
        if not apps.is_installed(_app_of(key)):
            left.setdefault(_app_of(key), []).append(key)
    return left


def _app_of(key: str) -> str:
    label = PAGES[key].partition(".")[0]
    return {"labs_core": "labs.core"}.get(label, label)


def _page(entry: Entry, content: Content) -> Spec:
    model = apps.get_model(PAGES[entry.key])
    facts = {"show_in_menus": Said(bool(entry.get("in_menu")), "in_menu")}
    if entry.get("source"):
        facts |= provenance(entry, content)
    return Spec(
        model.catalog_kind,
        entry.place,
        model,
        facts=facts,
        prose=said(entry, "title", "intro"),
        slug=entry.get("slug"),
        under=HOME,
    )
