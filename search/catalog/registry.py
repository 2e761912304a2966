"""What plugins give to the whole site, in their `ready()`."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from search.catalog.contract import Catalogued

_navigation: list[str] = []
_secondary_navigation: list[str] = []
_vocabularies: dict[type[models.Model], str] = {}
_site_links: list[Callable[[], Iterable[tuple[str, str]]]] = []
_former_keys: list[Callable[[str, str], str | None]] = []
_parts: dict[str, Callable[[UUID, str], str]] = {}

#: Who knows which languages are late, of some keys.
Lateness = Callable[[Collection[UUID]], Iterable[tuple[UUID, str]]]
_lateness: list[Lateness] = []

#: The language of some texts that mean the same, and the texts.
SynonymGroups = Iterable[tuple[str, Sequence[str]]]
_synonyms: list[Callable[[Sequence[str]], SynonymGroups]] = []


def register_navigation(kind: str, *, secondary: bool = False) -> None:
    """
    Leads to the published pages of `kind` from every page, in order of registration.

    They stand in the main menu and on the home page; or, where `secondary`, at the foot
    of every page, with what one looks up more than one reads.
    """
    kinds = _secondary_navigation if secondary else _navigation
    if kind not in kinds:
        kinds.append(kind)


def navigation_kinds() -> list[str]:
    """The kinds of the main menu."""
    return list(_navigation)


def secondary_navigation_kinds() -> list[str]:
    """The kinds at the foot of every page."""
    return list(_secondary_navigation)


def register_site_links(links: Callable[[], Iterable[tuple[str, str]]]) -> None:
    """
    Registers who knows the links to other sites that every page shows.

    `links` returns pairs of name and address.
    """
    if links not in _site_links:
        _site_links.append(links)


def site_links() -> list[tuple[str, str]]:
    return [link for links in _site_links for link in links()]


def register_vocabulary(kind: str, model: type[models.Model]) -> None:
    """
    Makes the rows of `model` terms, named in records by `kind` and their field `key`.

    A change or deletion of a term rewrites the records that name it.
    """
    _vocabularies[model] = kind


def vocabulary_kind(model: type[models.Model]) -> str | None:
    return _vocabularies.get(model)


def vocabularies() -> dict[type[models.Model], str]:
    return dict(_vocabularies)


def key_field(model: type[models.Model]) -> str:
    """The column behind the `key` of a term: a vocabulary may have another name."""
    return getattr(model, "key_field", "key")


def register_former_keys(present: Callable[[str, str], str | None]) -> None:
    """
    Registers who knows which key a term has today that had another before.

    `present` is given the kind of a vocabulary and a key, and returns a key or None.
    """
    if present not in _former_keys:
        _former_keys.append(present)


def present_key(kind: str, key: str) -> str | None:
    """The key that a term of a vocabulary has today; None: nobody knows the old one."""
    found = (present(kind, key) for present in _former_keys)
    return next((each for each in found if each is not None), None)


def register_lateness(languages: Lateness) -> None:
    """
    Registers who knows which translations are older than what they translate.

    `languages` is given keys of published pages and returns pairs of key and language.
    """
    if languages not in _lateness:
        _lateness.append(languages)


def outdated_languages(keys: Collection[UUID]) -> dict[UUID, set[str]]:
    """By key, the languages in which a published page waits for its translator."""
    late: dict[UUID, set[str]] = {}
    for languages in _lateness:
        for key, code in languages(keys):
            late.setdefault(key, set()).add(code)
    return late


def register_part(name: str, address: Callable[[UUID, str], str]) -> None:
    """
    Makes every record say where something about it is read, that it does not hold.

    `address` is given the key and the language of a record, and returns a path.
    """
    _parts[name] = address


def part_names() -> list[str]:
    return list(_parts)


def parts_of_record(key: UUID, locale: str) -> dict[str, str]:
    """The address of each part of a record."""
    return {name: address(key, locale) for name, address in _parts.items()}


def register_synonyms(groups: Callable[[Sequence[str]], SynonymGroups]) -> None:
    """
    Registers who knows expressions that mean the same: a search for one finds the rest.

    `groups` is given the codes of languages; it returns each group's and its texts.
    """
    if groups not in _synonyms:
        _synonyms.append(groups)


def registered_synonyms(languages: Sequence[str]) -> SynonymGroups:
    for groups in _synonyms:
        yield from groups(languages)


def catalogued_models() -> list[type]:
    """Every installed page class that is part of the catalog."""
    return list(_catalogued_among(tuple(apps.get_models())))


@lru_cache(maxsize=1)
def _catalogued_among(models: tuple[type, ...]) -> list[type]:
    """Kept, as it is asked for again and again, and asking every class takes long."""
    return [model for model in models if issubclass(model, Catalogued)]


def kind_of(page: Page) -> str | None:
    """The catalog kind of a page, without loading the specific one."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return getattr(model, "catalog_kind", None)
