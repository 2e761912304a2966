"""The kinds of page that are installed, and where one may stand."""

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Page

from home.models import HomePage
from search.catalog.registry import catalogued_models, vocabularies
from tests.search.catalog.walk.making import child_relations


def kinds() -> list[type[Page]]:
    """Every page type that is part of the catalog, but the homes of languages."""
    return [model for model in catalogued_models() if model is not HomePage]


def rows_of_pages() -> list[type]:
    """The models of the rows of every kind, rows of rows as well."""
    return _rows_below(catalogued_models())


def rows_of_terms() -> list[type]:
    return _rows_below(vocabularies())


def _rows_below(models) -> list[type]:
    found = []
    for model in models:
        for relation in child_relations(model):
            found += [relation.related_model, *_rows_below([relation.related_model])]
    return list(dict.fromkeys(found))


def is_made_once_and_for_all(model: type[Page]) -> bool:
    """Whether a language has one page of the kind at most, and one has it."""
    return getattr(model, "one_a_language", False) and model.objects.exists()


def parents_for(model: type[Page], pages: list[Page]) -> list[Page]:
    """Those of the pages below which one of the kind may be made."""
    return [page for page in pages if model.can_create_at(page)]


def kind_to_stand_below(model: type[Page]) -> type[Page]:
    """The kind of page that must be made first; raises where there is none."""
    for parent in model.allowed_parent_page_models():
        if parent in kinds():
            return parent
    raise ObjectDoesNotExist(f"nothing to make {model.__name__} below")
