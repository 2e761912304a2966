"""What plugins give to the whole site, in their `ready()`."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from search.catalog.contract import Catalogued

_navigation: list[str] = []
_vocabularies: dict[type[models.Model], str] = {}


def register_navigation(kind: str) -> None:
    """Puts the published pages of `kind` in the main menu, in order of registration."""
    if kind not in _navigation:
        _navigation.append(kind)


def navigation_kinds() -> list[str]:
    return list(_navigation)


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


def catalogued_models() -> list[type]:
    """Every installed page class that is part of the catalog."""
    return [model for model in apps.get_models() if issubclass(model, Catalogued)]


def kind_of(page: Page) -> str | None:
    """The catalog kind of a page, without loading the specific one."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return getattr(model, "catalog_kind", None)
