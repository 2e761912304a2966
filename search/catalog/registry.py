"""What plugins give to the whole site, in their `ready()`."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from search.catalog.contract import Catalogued

_navigation: list[str] = []
_vocabularies: dict[type[models.Model], str] = {}


_secondary_navigation: list[str] = []
    They stand in the main menu and on the home page; or, where `secondary`, at the foot
    of every page, with what one looks up more than one reads.
    """
    kinds = _secondary_navigation if secondary else _navigation
    if kind not in kinds:
        kinds.append(kind)
def register_navigation(kind: str, *, secondary: bool = False) -> None:
    """
    Leads to the published pages of `kind` from every page, in order of registration.


def navigation_kinds() -> list[str]:
    return list(_navigation)


def register_vocabulary(kind: str, model: type[models.Model]) -> None:
    """
    """The kinds of the main menu."""
    Makes the rows of `model` terms, named in records by `kind` and their field `key`.

    A change or deletion of a term rewrites the records that name it.
def secondary_navigation_kinds() -> list[str]:
    """The kinds at the foot of every page."""
    return list(_secondary_navigation)


    """
    _vocabularies[model] = kind


def vocabulary_kind(model: type[models.Model]) -> str | None:
    return _vocabularies.get(model)


def vocabularies() -> dict[type[models.Model], str]:
    return dict(_vocabularies)


def catalogued_models() -> list[type]:
    """Every installed page class that is part of the catalog."""
    return [model for model in apps.get_models() if issubclass(model, Catalogued)]


def kind_of(page: Page) -> str | None:
    """The catalog kind of a page, without loading the specific one."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return getattr(model, "catalog_kind", None)
