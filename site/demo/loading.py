"""
Makes the demonstration site from its files.

Everything is found again by its key, and what is there is left as it is: an editor's
change is never undone. One transaction: a fault leaves nothing behind.
"""

from collections import Counter
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from demo.reading import CONTENT, Entry, read
from demo.translating import translate
from home.actions import make_locales, make_source_home
from home.models import HomePage, Source

#: Keys of the demonstration's pages: the same on every installation.
NAMESPACE = uuid5(NAMESPACE_URL, "https://cousinage.example/demo/")


def key_of(kind: str, key: str) -> UUID:
    return uuid5(NAMESPACE, f"{kind}:{key}")


class Loader:
    """One run; `counts` says what was created and what was there already."""

    def __init__(self, *, folder: Path = CONTENT, say=lambda text: None):
        self.folder = folder
        self.say = say
        self.counts: Counter[str] = Counter()
        self.source_locale, *self.others = make_locales()

    def load(self) -> None:
        """Raises `demo.reading.BadContent`, and then nothing has been written."""
        with transaction.atomic():
            home = self._home()
            if apps.is_installed("labs.core"):
                # The plugin may be left out, and its models with it.
                from demo.programmes import load_programmes

                load_programmes(self, home)
            else:
                self.say("Programmes: left out, labs.core is not installed.")

    def read(self, name: str) -> list[Entry]:
        return read(name, folder=self.folder)

    def source_named(self, entry: Entry, field: str = "source") -> Source | None:
        """The source that an entry relies on, made when it is first needed."""
        name = entry.get(field)
        if name is None:
            return None
        origin = next(
            (each for each in self.read("sources") if each.get("source") == name), None
        )
        if origin is None:
            entry.refuse(field, f"no source has the document {name!r}")
        source, created = Source.objects.get_or_create(
            key=origin.key,
            defaults={
                "title": origin.label("title"),
                "language": origin.get("language") or "",
                "kind": origin.get("kind") or "",
                "author": origin.get("author") or "",
                "publisher": origin.get("publisher") or "",
                "published": origin.get("published") or "",
            },
        )
        self.count("source", created)
        return source

    def count(self, what: str, created: bool) -> None:
        if created:
            self.counts[f"{what} created"] += 1

    def publish(self, page: Page, *, under: Page, kind: str, key: str, texts) -> Page:
        """
        Publishes a page and its translations, unless the page is there.

        `texts(page, language)` gives the translation's texts by segment path.
        """
        page.translation_key = key_of(kind, key)
        page.locale = self.source_locale
        present = type(page).objects.filter(
            translation_key=page.translation_key, locale=self.source_locale
        )
        if present.exists():
            self.counts["pages left as they are"] += 1
            return present.get()
        page.live = False
        under.add_child(instance=page)
        page.save_revision().publish()
        page = present.get()
        self._translate(page, texts)
        self.counts["pages created"] += 1
        return page

    def _translate(self, page: Page, texts) -> None:
        for locale in self.others:
            translate(page, into=locale, texts=texts(page, locale.language_code))

    def _home(self) -> HomePage:
        (entry,) = self.read("home")
        language = self.source_locale.language_code
        before = HomePage.objects.filter(locale=self.source_locale).exists()
        home = make_source_home(
            title=entry.text("title", language), intro=entry.text("intro", language)
        )
        for locale in self.others:
            if not home.has_translation(locale):
                code = locale.language_code
                texts = {
                    "title": entry.text("title", code),
                    "intro": entry.text("intro", code),
                    "slug": code,
                }
                translate(home, into=locale, texts=texts)
        self.counts["pages left as they are" if before else "pages created"] += 1
        return home
