"""
Where a reader stands and may go from there: menu, breadcrumbs, other languages.

Everything comes from the catalog, so nothing leads to what an anonymous reader may not
open. It costs one query, and what the site says of itself another.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language_info, override
from wagtail.models import Page

from home.fields import Label
from home.imprint import Imprint, licence_address, licence_name, read_imprint
from home.models import VocabularyPage
from home.translation.lateness import is_outdated, record_is_outdated
from search.catalog.models import Record
from search.catalog.registry import (
    catalogued_models,
    navigation_kinds,
    secondary_navigation_kinds,
)

# What a link needs; records also carry everything that partners get.
_LINK_FIELDS = ("key", "locale", "kind", "title", "path")


@dataclass(frozen=True)
class MenuItem:
    title: str
    address: str
    #: What `aria-current` says: "page", "true" for an ancestor, or nothing.
    current: str


@dataclass(frozen=True)
class Language:
    """Another language of the site, seen from this page."""

    code: str
    name: str
    address: str
    #: False where this page has no public translation: `address` is then the nearest.
    translated: bool
    nearest_title: str = ""


def home_address(language: str) -> str:
    """The address of the home page in a language."""
    with override(language):
        return reverse("wagtail_serve", args=[""])


def absolute(path: str) -> str:
    """An address of this site as partners and search engines need it, with its host."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


class Surroundings:
    """The way around a page, or around another view when `page` is None."""

    def __init__(
        self,
        *,
        request: HttpRequest | None,
        page: Page | None,
        language: str,
        path_below: Callable[[str], str] | None = None,
    ) -> None:
        self.request = request
        self.page = page
        self.language = language
        self.source_language = settings.LANGUAGE_CODE
        #: By language, what follows the page's address: only a part of it is shown.
        self.path_below = path_below or (lambda language: "")

    @property
    def home(self) -> str:
        return home_address(self.language)

    @cached_property
    def imprint(self) -> Imprint:
        """What the site says of itself."""
        return read_imprint()

    @property
    def site_name(self) -> Label | str:
        return self.imprint.name

    @property
    def licence(self) -> str:
        """Under which licence others may reuse what is read: its own, or the site's."""
        return licence_name(self._licence)

    @property
    def licence_address(self) -> str:
        return licence_address(self._licence)

    @property
    def _licence(self) -> str:
        return getattr(self.page, "licence", "") or self.imprint.licence

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The pages that plugins registered, in the order of their registration."""
        return self._items(navigation_kinds())

    @cached_property
    def secondary_menu(self) -> list[MenuItem]:
        """What one looks up more than one reads: the foot of the page leads there."""
        return self._items(secondary_navigation_kinds())

    @cached_property
    def _entries(self) -> list[Record]:
        """The pages of both menus, in alphabetical order."""
        return sorted(
            (record for record in self._records if self._is_entry(record)),
            key=lambda record: record.title,
        )

    def _is_entry(self, record: Record) -> bool:
        return record.locale == self.language and record.kind in _menu_kinds()

    def entry_of(self, term: Model) -> str:
        """Where a term stands on the page of its vocabulary; empty without one."""
        kinds = {
            model.catalog_kind
            for model in catalogued_models()
            if term._meta.label in _vocabularies_with_entries(model)
        }
        paths = (record.path for record in self._entries if record.kind in kinds)
        return next((f"{path}#{term.key}" for path in paths), "")

    def _items(self, kinds: list[str]) -> list[MenuItem]:
        return [
            MenuItem(record.title, record.path, self._current(record))
            for kind in kinds
            for record in self._entries
            if record.kind == kind
        ]

    @cached_property
    def ancestors(self) -> list[Record]:
        """The public pages above this one, from the home page down."""
        return self._above(self.language)

    @cached_property
    def canonical(self) -> str:
        """The one address of what is read here, with its host; empty for an error."""
        record = self._twin(self.language)
        if record is None and self.page is not None and self.page.alias_of_id:
            record = self._record_of_source(self.page)
        if record is not None:
            return absolute(self._address_in(record))
        if self.page is None and not self._is_view:
            return ""
        return absolute(self.request.path) if self.request else ""

    def _record_of_source(self, alias: Page) -> Record | None:
        """An alias has no record: what is read there is its source's."""
        source = alias.alias_of
        while source.alias_of_id is not None:
            source = source.alias_of
        return (
            Record.objects.public()
            .filter(key=source.translation_key, locale=source.locale.language_code)
            .only(*_LINK_FIELDS)
            .first()
        )

    @cached_property
    def languages(self) -> list[Language]:
        """The other languages: this page's translation, or the nearest page."""
        return [
            self._language(code)
            for code in _content_languages()
            if code != self.language
        ]

    @property
    def untranslated(self) -> list[Language]:
        return [language for language in self.languages if not language.translated]

    @cached_property
    def borrowed_language(self) -> str:
        """
        The language that the page is really in, when it is shown for want of another.

        An alias shows the text of its source under its own language's address.
        """
        if self.page is None or self.page.alias_of_id is None:
            return ""
        language = self.page.alias_of.locale.language_code
        return language if language != self.language else ""

    @cached_property
    def is_late(self) -> bool:
        """Whether the page is a translation that is not up to date with its source."""
        if self.page is None or self.language == self.source_language:
            return False
        record = self._twin(self.language)
        # A page that is not open to all has no record to say it.
        return is_outdated(self.page) if record is None else record.is_late

    @property
    def source_address(self) -> str:
        """Where the source page can be read; empty when it is not open."""
        record = self._twin(self.source_language)
        return record.path if record else ""

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """
        Pairs of language and address, when there is more than one to choose from.

        `x-default` is the source language's.
        """
        pairs = [
            (code, absolute(address))
            for code in _content_languages()
            if (address := self._same_thing(code)) is not None
        ]
        if len(pairs) < 2:
            return []
        source = dict(pairs).get(self.source_language)
        return [*pairs, ("x-default", source)] if source else pairs

    @cached_property
    def _records(self) -> list[Record]:
        """What both menus lead to, and the line of the page: read at once."""
        in_menus = Record.objects.filter(kind__in=_menu_kinds(), locale=self.language)
        if self.page is None:
            return list(in_menus.public().only(*_LINK_FIELDS))
        line = _line_of(self.page)
        depth = line.filter(translation_key=OuterRef("key")).values("depth")[:1]
        in_line = Record.objects.filter(key__in=line.values("translation_key"))
        return list(
            Record.objects.public()
            # A database that is told "or" would look at every record.
            .filter(pk__in=in_line.values("pk").union(in_menus.values("pk")))
            .only(*_LINK_FIELDS)
            .annotate(depth=Subquery(depth), is_late=record_is_outdated())
        )

    @cached_property
    def _line(self) -> list[Record]:
        """This page and its ancestors, in every language, from the home page down."""
        if self.page is None:
            return []
        line = [record for record in self._records if record.depth is not None]
        return sorted(line, key=lambda record: record.depth)

    def _twin(self, language: str) -> Record | None:
        """This page in a language."""
        for record in self._line:
            if record.locale == language and record.key == self.page.translation_key:
                return record
        return None

    def _address_in(self, record: Record) -> str:
        """Of this page, or of the part of it that is shown, in a record's language."""
        return record.path + self.path_below(record.locale)

    def _above(self, language: str) -> list[Record]:
        return [
            record
            for record in self._line
            if record.locale == language and record.key != self.page.translation_key
        ]

    def _current(self, record: Record) -> str:
        if self.page is not None and record.key == self.page.translation_key:
            return "page"
        return "true" if record.key in {above.key for above in self.ancestors} else ""

    @property
    def _is_view(self) -> bool:
        """Whether this is a view that has its twin in the other languages."""
        match = getattr(self.request, "resolver_match", None)
        return match is not None and match.url_name != "wagtail_serve"

    def _same_thing(self, language: str) -> str | None:
        """The path of this page or view in a language."""
        if self.page is not None:
            record = self._twin(language)
            return self._address_in(record) if record else None
        if self._is_view:
            return translate_url(self.request.get_full_path(), language)
        return None

    def _language(self, code: str) -> Language:
        name = capfirst(get_language_info(code)["name_local"])
        address = self._same_thing(code)
        if address is not None or self.page is None:
            return Language(code, name, address or home_address(code), translated=True)
        above = self._above(code)
        # The home page, the first of them, is called that and not by its title.
        if len(above) > 1:
            return Language(code, name, above[-1].path, False, above[-1].title)
        return Language(code, name, home_address(code), translated=False)


def _menu_kinds() -> list[str]:
    return [*navigation_kinds(), *secondary_navigation_kinds()]


def _line_of(page: Page) -> QuerySet[Page]:
    """A page and its ancestors."""
    path, step = page.path, Page.steplen
    return Page.objects.filter(
        path__in=[path[:end] for end in range(step, len(path) + 1, step)]
    )


def _vocabularies_with_entries(model: type[Page]) -> list[str]:
    """Those of which a page of this type has an entry for each row, at its key."""
    if issubclass(model, VocabularyPage):
        return model.catalog_lists
    return getattr(model, "entry_lists", [])


def _content_languages() -> list[str]:
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
